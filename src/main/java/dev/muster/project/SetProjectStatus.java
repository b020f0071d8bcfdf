package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.Project;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Sets the status of a project: loaded, idle or unloaded. The grants in the project stay as they are.
///
/// Refuses with `project.unknown`, `object.right`.
record SetProjectStatus(ProjectId id, ProjectStatus status) implements UseCase {

    @Override
    public void decide(Draft draft) {
        Project project = draft.sight().require(id);
        draft.sight().require(project, Acl.WRITE);
        draft.put(project.withStatus(status.stored()));
    }
}
