package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.RoleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One source of a privilege: who holds it, how the user belongs to them, and through which role.
///
/// @param groups from a group the user is a direct member of to the group that holds the privilege or
///     was granted the role; empty: the user does. The shortest chain where several lead there
/// @param role null: held directly
public record Path(List<GroupId> groups, @Nullable RoleId role) {
    public Path {
        groups = List.copyOf(groups);
    }
}
