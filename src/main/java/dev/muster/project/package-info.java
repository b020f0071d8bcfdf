/// Projects on the wire: list, read, create, alter, delete; nodes, and the status of projects on them.
///
/// Routes: [dev.muster.project.ProjectRoutes], [dev.muster.project.MonitorRoutes]. Use cases:
/// [dev.muster.project.CreateProject], [dev.muster.project.AlterProject],
/// [dev.muster.project.DeleteProject], [dev.muster.project.SetProjectStatus]. They refuse with
/// `project.name`, `project.name_taken`, `project.description`, `project.alias`, `project.unknown`,
/// `project.status`, `node.unknown`, `query.project`, and as Sight does
/// (docs/decisions/0010).
@NullMarked
package dev.muster.project;

import org.jspecify.annotations.NullMarked;
