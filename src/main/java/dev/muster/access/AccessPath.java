package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.RoleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One path by which a privilege reaches a user: directly, through groups, or through a role.
///
/// Each group of a path is a direct member of the next. The first group contains the user directly; the last one
/// holds the privilege or the grant.
///
/// @param groups the groups in this order; empty if the user holds the privilege or the grant
/// @param role the role that gives the privilege, null if the privilege is held directly
public record AccessPath(List<GroupId> groups, @Nullable RoleId role) {
    public AccessPath {
        groups = List.copyOf(groups);
    }
}
