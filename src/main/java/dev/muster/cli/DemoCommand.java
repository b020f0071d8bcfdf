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

/// `muster demo`: a server with demo data, a walk through its API, and then whatever one likes.
///
/// Its data is in a folder of its own that is gone when it ends, unless `--data` names one.
final class DemoCommand implements Command {

    /// The largest there is.
    private static final int PORT_MAX = 65_535;

    private static final Flag ONCE =
            Flag.of("--once", "", "Ends after the walk; exit code 0 only if all was as it should be.");

    private static final Flag PORT = Flag.of("--port", "N", "The port to listen on; 8080 if not given.");

    private static final Flag DATA = Flag.of("--data", "DIR", "Keeps the data here; else it is gone in the end.");

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
    public int run(Arguments given) throws InterruptedException {
        int port = port(given.text(PORT.name()).orElse("8080"));
        Optional<String> data = given.text(DATA.name());
        LogLevel.require(context.environment(), "WARN"); // the walk provokes a refusal, and shows it itself
        Path folder = data.map(DemoCommand::folder).orElseGet(DemoCommand::temporary);
        try (DemoServer demo = new DemoServer(folder, data.isEmpty(), port)) {
            Thread end = new Thread(demo::close, "stop");
            Runtime.getRuntime().addShutdownHook(end);
            context.out().println("Muster " + VersionCommand.number() + " listens on " + demo.url());
            boolean good = Walkthrough.run(demo.url(), context.out());
            if (given.isOn(ONCE.name()) || !good) {
                context.out().println(good ? "\nEvery step was as it should be." : "\nThe walk ended early.");
                return good ? 0 : Main.FAILED;
            }
            NextSteps.print(demo.url(), context.out());
            context.out().println("The server stays up until Ctrl-C.");
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
            // Said below.
        }
        throw new WrongOption("--port " + text + ": a port is a number from 0 to " + PORT_MAX);
    }

    private static Path folder(String text) {
        Path folder = Path.of(text);
        Options.obstacle(folder).ifPresent(why -> {
            throw new WrongOption("--data " + text + ": " + why);
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
