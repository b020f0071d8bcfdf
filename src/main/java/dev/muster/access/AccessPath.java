package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.RoleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way by which a privilege reaches a user.
///
/// @param groups each one a direct member of the next, from a group of the user to the one that holds the
///     privilege or the role; empty if the user does
/// @param role what gives the privilege, granted in the project asked about; null: it is held directly
public record AccessPath(List<GroupId> groups, @Nullable RoleId role) {
    public AccessPath {
        groups = List.copyOf(groups);
    }
}
