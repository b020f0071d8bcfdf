package dev.muster.cli;

import java.io.PrintStream;
import java.util.Map;

/// Where a command runs: what it can be told and where it can speak.
///
/// @param environment variables such as `MUSTER_PORT`
/// @param out what was asked for
/// @param err what went wrong
record CommandContext(Map<String, String> environment, PrintStream out, PrintStream err) {

    static CommandContext ofProcess() {
        return new CommandContext(System.getenv(), System.out, System.err);
    }
}
