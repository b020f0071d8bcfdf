package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Prevents an administrator lockout: at least one member of System Administrators can always log in
/// (docs/decisions/0010).
public final class AdministratorLockout {

    private AdministratorLockout() {}

    /// The best usability of an administrator's password.
    ///
    /// Cost: the search stops at the first [PasswordUsability#LASTING] one; at worst it takes one step per member
    /// of System Administrators, members through other groups included.
    ///
    /// @param millis the current time, milliseconds since 1970 UTC
    static PasswordUsability bestUsability(Directory directory, long millis) {
        Set<GroupId> visited = new HashSet<>();
        Deque<GroupId> queue = new ArrayDeque<>();
        queue.add(WellKnown.SYSTEM_ADMINISTRATORS);
        PasswordUsability best = PasswordUsability.UNUSABLE;
        while (!queue.isEmpty() && best != PasswordUsability.LASTING) {
            GroupId group = queue.remove();
            if (visited.add(group)) {
                directory.memberships().members(group).stream()
                        .filter(GroupId.class::isInstance)
                        .forEach(member -> queue.add((GroupId) member));
                best = best(best, users(directory, group), millis);
            }
        }
        return best;
    }

    /// @param bestSoFar the best usability among the users before
    private static PasswordUsability best(PasswordUsability bestSoFar, Stream<User> users, long millis) {
        PasswordUsability best = bestSoFar;
        for (var rest = users.iterator(); rest.hasNext() && best != PasswordUsability.LASTING; ) {
            PasswordUsability next = PasswordUsability.of(rest.next(), millis);
            best = next.compareTo(best) > 0 ? next : best;
        }
        return best;
    }

    private static Stream<User> users(Directory directory, GroupId group) {
        return group.equals(WellKnown.EVERYONE)
                ? directory.users().byId().values()
                : directory.memberships().members(group).stream()
                        .filter(UserId.class::isInstance)
                        .flatMap(member -> directory.users().find((UserId) member).stream());
    }

    /// Refuses a change that makes the best usability of an administrator's password worse.
    ///
    /// So the last administrator who can log in stays able to, also when the password expires. If no administrator
    /// can log in before the change, as when the first one is set up, every change passes.
    ///
    /// @param before the directory without the change
    /// @param after the directory with the change
    /// @param millis the current time, milliseconds since 1970 UTC
    /// @throws Problem.NoRight `administrator.last`
    public static void requireNone(Directory before, Directory after, long millis) {
        if (bestUsability(after, millis).compareTo(bestUsability(before, millis)) < 0) {
            throw new Problem.NoRight(
                    "administrator.last",
                    "After this change, no member of System Administrators could log in by password, or only until the "
                            + "password expires. First give another member a password that never expires or that the "
                            + "member may change");
        }
    }
}
