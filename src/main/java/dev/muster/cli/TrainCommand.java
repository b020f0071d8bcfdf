package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.WrongOption;
import dev.muster.demo.Walkthrough;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `muster train DIR`, called by the launcher: does the work of a server once, on existing data. The JVM records the
/// classes that it loads, and makes its start-up cache of them.
final class TrainCommand implements Command {

    private final CommandContext context;

    TrainCommand(CommandContext context) {
        this.context = context;
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
        return "Does the work of a server once, so that the JVM can make its start-up cache.";
    }

    /// Runs the same code as a real server, because code that is not called here is not in the cache.
    @Override
    public int run(Arguments arguments) throws InterruptedException {
        if (arguments.words().isEmpty()) {
            throw new WrongOption("train: the data directory is missing. Give it as muster train DIR");
        }
        CommandContext silent = new CommandContext(context.environment(), discardingOutput(), context.err());
        Main.run(silent, "serve", "--help");
        String folder = arguments.words().getFirst();
        ServeCommand serve = new ServeCommand(silent);
        List<String> options = List.of("--demo", "--data", folder, "--port", "0");
        try (App app = serve.start(Arguments.of(serve, options))) {
            return isUp(app.url()) && Walkthrough.run(app.url(), discardingOutput()) ? 0 : Main.FAILED;
        }
    }

    /// Calls `/api/status`, as clients do that wait for the server.
    private static boolean isUp(String url) throws InterruptedException {
        HttpRequest status =
                HttpRequest.newBuilder(URI.create(url + "/api/status")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(status, BodyHandlers.discarding()).statusCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream discardingOutput() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
