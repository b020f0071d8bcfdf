package dev.muster.cli;

import dev.muster.demo.Walk;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muster train`, for the launcher: does once what a server does, so that the JVM can note which classes
/// it needs and start quicker the next time.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    TrainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Main.run(new Shell(shell.environment(), nowhere(), shell.err()), "serve", "--help");
        try (Demonstration demo = new Demonstration(folder, true, 0)) {
            return Walk.run(demo.url(), nowhere()) ? 0 : Main.FAILED;
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
