package dev.muster.directory;

import dev.muster.base.RoleId;
import dev.muster.privilege.PrivilegeSet;

/// A security role: a named set of project-level privileges that can be granted to users and groups in a project.
///
/// The use cases refuse server-level privileges (docs/decisions/0007), because only the catalogue knows the levels.
///
/// @param privileges project-level privileges
public record Role(RoleId id, ItemProperties properties, PrivilegeSet privileges) implements Item {

    @Override
    public Role with(ItemProperties changed) {
        return new Role(id, changed, privileges);
    }

    public Role with(PrivilegeSet changed) {
        return new Role(id, properties, changed);
    }
}
