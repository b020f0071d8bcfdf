package dev.muster.access;

import java.util.List;

/// The answer to "may this user do that there?", with all its evidence.
public sealed interface Decision {

    /// Yes.
    ///
    /// @param via every source that leads to the privilege; never empty
    record Allowed(List<Path> via) implements Decision {
        public Allowed {
            via = List.copyOf(via);
        }
    }

    /// No: nothing leads to it, or something asked about is unknown, or the account is disabled.
    record Denied() implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
