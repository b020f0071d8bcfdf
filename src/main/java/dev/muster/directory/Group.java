package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.privilege.PrivilegeSet;

/// A user group: its members hold all that the group holds. Groups nest to any depth.
///
/// @param privileges the privileges that the group holds directly
/// @param ldapDn the distinguished name of the same group in a directory service, may be empty
public record Group(GroupId id, ItemProperties properties, PrivilegeSet privileges, String ldapDn) implements Item {

    /// A group without a distinguished name.
    public Group(GroupId id, ItemProperties properties, PrivilegeSet privileges) {
        this(id, properties, privileges, "");
    }

    @Override
    public Group with(ItemProperties changed) {
        return new Group(id, changed, privileges, ldapDn);
    }

    public Group with(PrivilegeSet changed) {
        return new Group(id, properties, changed, ldapDn);
    }

    public Group withLdapDn(String changed) {
        return new Group(id, properties, privileges, changed);
    }
}
