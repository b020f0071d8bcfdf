package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Revokes a role in a project from users and groups; holders that do not have it stay as they are.
///
/// Refuses with `project.unknown`, `permit.missing`. The caller of this use case checks that the author may browse the
/// role.
public record RevokeRole(RoleId role, ProjectId project, IdSet<HolderId> holders) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.authority().requireAssign(role, project);
        draft.revoke(role, project, holders.toList());
    }
}
