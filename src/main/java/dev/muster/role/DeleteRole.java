package dev.muster.role;

import dev.muster.base.ObjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Acl;
import dev.muster.directory.Role;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Deletes a role with all its grants and delegations, in all projects.
///
/// Refuses with `role.unknown`, `object.right`.
public record DeleteRole(RoleId id) implements UseCase {

    @Override
    public void decide(Draft draft) {
        Role role = draft.sight().require(id);
        draft.sight().require(role, Acl.DELETE);
        draft.now()
                .grants()
                .ofRole(id)
                .keys()
                .sorted(ObjectId::compare)
                .toList()
                .forEach(project -> draft.revoke(
                        id, project, draft.now().grants().holders(id, project).toList()));
        draft.now().delegations().stream()
                .filter(delegation -> delegation.role().equals(id))
                .toList()
                .forEach(draft::undelegate);
        draft.remove(id);
    }
}
