package dev.muster.privilege;

import java.util.Locale;

/// Where a privilege can be held.
public enum Level {
    /// Held directly, through a group, or through a role in a project.
    PROJECT,
    /// Held directly or through a group only, never in a role (docs/decisions/0007).
    SERVER;

    /// The level's name on the wire: `project` or `server`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
