package dev.muster.role;

import dev.muster.base.RoleId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Role;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Creates a role, owned by the caller and granted to no holder.
///
/// Refuses with `role.name`, `role.name_taken`, `role.description`, `role.server_level`,
/// `authority.role_privileges`.
///
/// @param id id of the new role, random
public record CreateRole(RoleId id, String name, String description, PrivilegeSet privileges) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.authority().requireAddPrivileges(id, privileges);
        RoleRules.requireProjectLevel(draft.now(), privileges);
        ItemProperties properties = ItemProperties.of(
                RoleRules.NAMES.requireFree(draft.now().roles(), id, name),
                RoleRules.NAMES.description(description),
                draft.caller().user(),
                Acl.ofRole(draft.caller().user()));
        draft.put(new Role(id, properties, privileges));
    }
}
