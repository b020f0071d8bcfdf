package dev.muster.access;

import java.util.List;

/// The answer to "may they?", with its evidence.
public sealed interface Decision {

    /// Yes.
    ///
    /// @param via every path that leads to the privilege, the shorter ones first; never empty, and at most
    ///     [AccessPathFinder#PATHS_MAX]
    record Allowed(List<AccessPath> via) implements Decision {
        public Allowed {
            via = List.copyOf(via);
        }
    }

    /// No: nothing leads to the privilege, or the user, project or privilege is unknown, or the user disabled.
    record Denied() implements Decision {}
}
