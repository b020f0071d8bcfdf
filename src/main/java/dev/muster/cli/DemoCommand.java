package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.demo.NextSteps;
import dev.muster.demo.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muster demo`: a server with demo data, a walk through its API, and then whatever one likes.
///
/// Its data is in a folder of its own that is gone when it ends, unless `--data` names one.
@Command(name = "demo", description = "Starts a server with demo data and walks through its API.")
final class DemoCommand implements Callable<Integer> {

    /// The largest there is.
    private static final int PORT_MAX = 65_535;

    private final Shell shell;

    @Option(names = "--once", description = "Ends after the walk; exit code 0 only if all was as it should be.")
    private boolean once;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; 8080 if not given.")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps the data here; else it is gone in the end.")
    private @Nullable Path data;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > PORT_MAX) {
            throw new WrongOption("--port " + port + ": a port is a number from 0 to " + PORT_MAX);
        }
        if (!shell.environment().containsKey("MUSTER_LOG")) {
            System.setProperty("MUSTER_LOG", "WARN"); // the walk provokes a refusal, and shows it itself
        }
        Path folder = data == null ? temporary() : data;
        try (Demonstration demo = new Demonstration(folder, data == null, port)) {
            Thread end = new Thread(demo::close, "stop");
            Runtime.getRuntime().addShutdownHook(end);
            shell.out().println("Muster " + VersionCommand.number() + " listens on " + demo.url());
            boolean good = Walk.run(demo.url(), shell.out());
            if (once || !good) {
                shell.out().println(good ? "\nEvery step was as it should be." : "\nThe walk ended early.");
                return good ? 0 : Main.FAILED;
            }
            NextSteps.print(demo.url(), shell.out());
            shell.out().println("The server stays up until Ctrl-C.");
            shell.out().flush();
            Thread.currentThread().join();
            return 0;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("muster-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
