package dev.muster.privilege;

import java.util.Locale;

/// The level of a privilege: whether a role may contain it.
public enum Level {
    /// A user or group can hold it directly, through a group, or through a role in a project.
    PROJECT,
    /// A user or group can hold it directly or through a group, and no role may contain it (docs/decisions/0007).
    SERVER;

    /// The level's name on the wire: `project` or `server`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
