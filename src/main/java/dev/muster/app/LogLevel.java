package dev.muster.app;

import dev.muster.base.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How much is logged: what `MUSTER_LOG` says. The logging reads it by itself, and would take what it doesn't
/// know for `DEBUG`.
public final class LogLevel {

    /// The variable; the logging takes a property of this process for the same.
    public static final String VARIABLE = "MUSTER_LOG";

    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG");

    private LogLevel() {}

    /// Comes before anything is logged.
    ///
    /// @param usual what holds if the variable isn't set, or empty
    /// @throws WrongOption if it holds anything else than a level
    public static void require(Map<String, String> environment, String usual) {
        String level = environment.getOrDefault(VARIABLE, "");
        if (level.isEmpty()) {
            System.getProperties().putIfAbsent(VARIABLE, usual);
        } else if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            throw new WrongOption(VARIABLE + "=" + Text.shown(level) + ": ERROR, WARN, INFO or DEBUG is expected");
        }
    }
}
