package dev.muster.cli;

import dev.muster.app.Libraries;
import dev.muster.demo.Walk;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// `muster train`, for the launcher: does once what a server does, so that the JVM can note which classes
/// it needs and start quicker the next time.
final class TrainCommand implements Command {

    private final Shell shell;

    TrainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String operands() {
        return "DIR";
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String description() {
        return "Does once what a server does, so that the JVM can make its start-up cache.";
    }

    @Override
    public int run(Arguments given) {
        Path folder = Path.of(given.words().isEmpty() ? "" : given.words().getFirst());
        Libraries.load();
        Main.run(new Shell(shell.environment(), nowhere(), shell.err()), "serve", "--help");
        try (Demonstration demo = new Demonstration(folder, false, 0)) {
            return Walk.run(demo.url(), nowhere()) ? 0 : Main.FAILED;
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
