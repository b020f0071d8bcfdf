package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Those who can repair everything: there is always one who can log in (docs/decisions/0010).
public final class Administrators {

    private Administrators() {}

    static boolean someoneCanLogIn(Directory directory, long millis) {
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> waiting = new ArrayDeque<>();
        waiting.add(WellKnown.SYSTEM_ADMINISTRATORS);
        while (!waiting.isEmpty()) {
            GroupId group = waiting.remove();
            if (seen.add(group)) {
                if (group.equals(WellKnown.EVERYONE)) {
                    return directory.users().byId().values().anyMatch(user -> user.canLogIn(millis));
                }
                for (HolderId member : directory.memberships().members(group)) {
                    switch (member) {
                        case UserId id -> {
                            User user = directory.users().get(id);
                            if (user != null && user.canLogIn(millis)) {
                                return true;
                            }
                        }
                        case GroupId id -> waiting.add(id);
                    }
                }
            }
        }
        return false;
    }

    /// Refuses to lose the last administrator who can log in, with `administrator.last`; says nothing where
    /// there was none before either, as when the first one is set up.
    ///
    /// @param millis now: whose password has expired can't log in
    public static void requireOneLeft(Directory before, Directory after, long millis) {
        if (someoneCanLogIn(before, millis) && !someoneCanLogIn(after, millis)) {
            throw new Problem.NoRight(
                    "administrator.last", "Nobody in System Administrators could log in any more after this");
        }
    }
}
