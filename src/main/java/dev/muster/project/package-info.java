/// Projects on the wire: list and read.
///
/// Routes: [dev.muster.project.ProjectRoutes]. Use case: [dev.muster.project.CreateProject], as first
/// start and the demo need it; creating projects over HTTP is not there yet. Refuses with
/// `project.name`, `project.name_taken`, `project.description`, `project.unknown`.
@NullMarked
package dev.muster.project;

import org.jspecify.annotations.NullMarked;
