package dev.muster.cli;

import dev.muster.app.LogLevel;
import dev.muster.app.Options;
import dev.muster.app.WrongOption;
import dev.muster.demo.NextSteps;
import dev.muster.demo.Walkthrough;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `muster demo`: starts a server with demo data, walks through its API, and then runs until Ctrl-C.
///
/// Its data is in a temporary folder, which is deleted at the end, unless `--data` names a folder.
final class DemoCommand implements Command {

    /// The largest port number.
    private static final int PORT_MAX = 65_535;

    private static final Flag ONCE =
            Flag.of("--once", "", "Ends after the walk; exit code 0 only if every step went as expected.");

    private static final Flag PORT = Flag.of("--port", "N", "The port to listen on; default 8080.");

    private static final Flag DATA = Flag.of(
            "--data", "DIR", "The folder in which to keep the data. Default: a temporary folder, deleted at the end.");

    private final CommandContext context;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String description() {
        return "Starts a server with demo data and walks through its API.";
    }

    @Override
    public List<Flag> flags() {
        return List.of(ONCE, PORT, DATA);
    }

    @Override
    public int run(Arguments arguments) throws InterruptedException {
        int port = port(arguments.text(PORT.name()).orElse("8080"));
        Optional<String> data = arguments.text(DATA.name());
        LogLevel.require(context.environment(), "WARN"); // the walk provokes a refusal, and prints it itself
        Path folder = data.map(DemoCommand::folder).orElseGet(DemoCommand::temporary);
        try (DemoServer demo = new DemoServer(folder, data.isEmpty(), port)) {
            Thread stop = new Thread(demo::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            context.out().println("Muster " + VersionCommand.number() + " listens on " + demo.url());
            boolean passed = Walkthrough.run(demo.url(), context.out());
            context.out().println(passed ? "\nEvery step went as expected." : "\nThe walk ended early.");
            if (arguments.isOn(ONCE.name()) || !passed) {
                return passed ? 0 : Main.FAILED;
            }
            NextSteps.print(demo.url(), context.out());
            context.out().println("The server runs until Ctrl-C.");
            context.out().flush();
            Thread.currentThread().join();
            return 0;
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new WrongOption("--port " + text + ": a port must be a number from 0 to " + PORT_MAX);
    }

    private static Path folder(String text) {
        Path folder = Path.of(text);
        Options.obstacle(folder).ifPresent(obstacle -> {
            throw new WrongOption("--data " + text + ": " + obstacle);
        });
        return folder;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("muster-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
