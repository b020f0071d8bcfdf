package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Revokes a role in a project from users and groups; holders that do not have it stay as they are.
///
/// Refuses with `project.unknown`, `permit.missing`.
public record RevokeRole(RoleId role, ProjectId project, IdSet<HolderId> holders) implements UseCase {

    @Override
    public void decide(Draft draft) {
        requireAssignable(draft, role, project);
        draft.revoke(role, project, holders.toList());
    }

    /// Requires that the caller may browse the project, and may grant and revoke the role in it.
    ///
    /// @throws dev.muster.base.Problem.NotFound `project.unknown`
    /// @throws dev.muster.base.Problem.NotPermitted `permit.missing`
    public static void requireAssignable(Draft draft, RoleId role, ProjectId project) {
        draft.sight().require(project);
        draft.authority().requireAssign(role, project);
    }
}
