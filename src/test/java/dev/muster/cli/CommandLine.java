package dev.muster.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A command line for tests: runs commands, and keeps the output of the last one.
final class CommandLine {

    private final Map<String, String> environment;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// @param environment variables; each command reads them again
    CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Runs one command and returns its exit code.
    int run(String... args) {
        out.reset();
        err.reset();
        return Main.run(new CommandContext(environment, stream(out), stream(err)), args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
