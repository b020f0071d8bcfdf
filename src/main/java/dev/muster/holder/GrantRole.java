package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Grants a role in a project to users and groups; holders that have it already keep it.
///
/// Refuses with `project.unknown`, `permit.missing`, `authority.grant`, `role.unknown`, `user.unknown`,
/// `group.unknown`, `authority.caller`. The caller of this use case checks that the author may browse the role.
public record GrantRole(RoleId role, ProjectId project, IdSet<HolderId> holders) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.authority().requireAssign(role, project);
        IdSet<HolderId> missing = holders.without(draft.now().grants().holders(role, project));
        missing.forEach(holder -> draft.authority().requireGrant(role, project, holder));
        draft.grant(role, project, missing.toList());
    }
}
