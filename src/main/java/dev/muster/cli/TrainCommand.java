package dev.muster.cli;

import dev.muster.app.App;
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

/// `muster train`, for the launcher: does once what a server does on data that is there, so that the JVM can note
/// which classes it needs and start quicker the next time.
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
        return "Does once what a server does, so that the JVM can make its start-up cache.";
    }

    /// In the same words as the real server's: what isn't called here is not in the cache.
    @Override
    public int run(Arguments given) throws InterruptedException {
        CommandContext quiet = new CommandContext(context.environment(), nowhere(), context.err());
        Main.run(quiet, "serve", "--help");
        String folder = given.words().isEmpty() ? "." : given.words().getFirst();
        ServeCommand serve = new ServeCommand(quiet);
        List<String> options = List.of("--demo", "--data", folder, "--port", "0");
        try (App app = serve.start(Arguments.of(serve, options))) {
            return isUp(app.url()) && Walkthrough.run(app.url(), nowhere()) ? 0 : Main.FAILED;
        }
    }

    /// As somebody asks who waits for the server.
    private static boolean isUp(String url) throws InterruptedException {
        HttpRequest status =
                HttpRequest.newBuilder(URI.create(url + "/api/status")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(status, BodyHandlers.discarding()).statusCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
