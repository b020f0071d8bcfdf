package dev.muster.access;

import java.util.List;

/// The answer to the question whether a user holds a privilege, with its evidence.
public sealed interface Decision {

    /// The user holds the privilege.
    ///
    /// @param via all paths that lead to the privilege, the shorter ones first; 1 to [AccessPathFinder#PATHS_MAX]
    record Allowed(List<AccessPath> via) implements Decision {
        public Allowed {
            via = List.copyOf(via);
        }
    }

    /// The user does not hold the privilege: no path leads to it, or the user, project or privilege is unknown, or
    /// the user is disabled.
    record Denied() implements Decision {}
}
