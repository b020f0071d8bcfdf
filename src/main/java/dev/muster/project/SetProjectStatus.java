package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.Project;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Loads a project, unloads it, or lets it idle. Who holds which role there stays as it is.
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
