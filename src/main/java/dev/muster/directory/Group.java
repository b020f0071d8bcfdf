package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.privilege.PrivilegeSet;

/// A user group: what it holds, its members hold; groups nest to any depth.
///
/// @param privileges held directly
public record Group(GroupId id, About about, PrivilegeSet privileges) implements Item {

    @Override
    public Group with(About changed) {
        return new Group(id, changed, privileges);
    }

    public Group with(PrivilegeSet changed) {
        return new Group(id, about, changed);
    }
}
