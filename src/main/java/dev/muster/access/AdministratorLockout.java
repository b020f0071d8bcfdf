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

/// Those who can repair everything: there is always one who can log in (docs/decisions/0010).
public final class AdministratorLockout {

    private AdministratorLockout() {}

    /// How well the one of them gets in who gets in best.
    ///
    /// Cost: ends at the first one with a lasting way in; at worst one step per member, through groups too.
    ///
    /// @param millis now, milliseconds since 1970 UTC
    static PasswordUsability bestUsability(Directory directory, long millis) {
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> waiting = new ArrayDeque<>();
        waiting.add(WellKnown.SYSTEM_ADMINISTRATORS);
        PasswordUsability best = PasswordUsability.NONE;
        while (!waiting.isEmpty() && best != PasswordUsability.LASTING) {
            GroupId group = waiting.remove();
            if (seen.add(group)) {
                directory.memberships().members(group).stream()
                        .filter(GroupId.class::isInstance)
                        .forEach(member -> waiting.add((GroupId) member));
                best = best(best, users(directory, group), millis);
            }
        }
        return best;
    }

    /// @param known the best way in so far
    private static PasswordUsability best(PasswordUsability known, Stream<User> users, long millis) {
        PasswordUsability best = known;
        for (var each = users.iterator(); each.hasNext() && best != PasswordUsability.LASTING; ) {
            PasswordUsability own = PasswordUsability.of(each.next(), millis);
            best = own.compareTo(best) > 0 ? own : best;
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

    /// Refuses to leave the administrators with a worse way in than the best they had, with `administrator.last`:
    /// the last one who can log in stays one, also when the password expires, and where nobody can any more it
    /// doesn't become worse. Says nothing where there was no way at all, as when the first one is set up.
    ///
    /// @param millis now: whose password has expired can't log in
    public static void requireNone(Directory before, Directory after, long millis) {
        if (bestUsability(after, millis).compareTo(bestUsability(before, millis)) < 0) {
            throw new Problem.NoRight(
                    "administrator.last",
                    "Nobody in System Administrators could log in any more after this, or only until a password expires");
        }
    }
}
