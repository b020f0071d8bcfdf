package dev.muster.app;

import dev.muster.base.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The level of logging, which the variable `MUSTER_LOG` sets.
public final class LogLevel {

    /// The name of the environment variable, and of the system property of this process that carries the level.
    public static final String VARIABLE = "MUSTER_LOG";

    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG");

    private LogLevel() {}

    /// The level of this process: the system property, or else the variable; empty if neither is set.
    static String current() {
        String variable = System.getenv().getOrDefault(VARIABLE, "");
        return System.getProperty(VARIABLE, variable);
    }

    /// Checks the variable, and sets the level if the variable is not set. Called before the first log line.
    ///
    /// @param defaultLevel the level if the variable is not set or empty
    /// @throws WrongOption if the variable is set to another text than a level
    public static void require(Map<String, String> environment, String defaultLevel) {
        String level = environment.getOrDefault(VARIABLE, "");
        if (level.isEmpty()) {
            System.getProperties().putIfAbsent(VARIABLE, defaultLevel);
        } else if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            throw new WrongOption(VARIABLE + "=" + Text.shown(level) + ": must be ERROR, WARN, INFO or DEBUG");
        }
    }
}
