package dev.muster.app;

import dev.muster.base.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How much is logged: what `MUSTER_LOG` says.
public final class LogLevel {

    /// The variable; a property of this process says the same.
    public static final String VARIABLE = "MUSTER_LOG";

    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG");

    private LogLevel() {}

    /// What logging begins with, by the property or else the variable; empty if neither is set.
    static String chosen() {
        String usual = System.getenv().getOrDefault(VARIABLE, "");
        return System.getProperty(VARIABLE, usual);
    }

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
