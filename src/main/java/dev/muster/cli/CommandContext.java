package dev.muster.cli;

import java.io.PrintStream;
import java.util.Map;

/// The surroundings of a command: environment variables and output streams.
///
/// @param environment variables such as `MUSTER_PORT`
/// @param out standard output, for results
/// @param err standard error, for errors
record CommandContext(Map<String, String> environment, PrintStream out, PrintStream err) {

    static CommandContext ofProcess() {
        return new CommandContext(System.getenv(), System.out, System.err);
    }
}
