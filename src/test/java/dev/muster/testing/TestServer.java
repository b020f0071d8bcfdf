package dev.muster.testing;

import dev.muster.app.App;
import dev.muster.app.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole program on a free port, in demo mode: Administrator logs in with a blank password. It begins with the
/// predefined objects of every installation.
///
/// Every answer is checked against the description of the API ([DescribedClient]).
///
/// Paths are relative to the context path: `server.get("/api/status", null)`.
public final class TestServer implements AutoCloseable {

    private static final String TOKEN = "X-MSTR-AuthToken";

    private final Path folder;
    private final Config config;
    private final InstantSource clock;
    private App app;
    private final DescribedClient client;

    private TestServer(Path folder, Config config) {
        this(folder, config, InstantSource.system());
    }

    private TestServer(Path folder, Config config, InstantSource clock) {
        this.folder = folder;
        this.config = config;
        this.clock = clock;
        this.app = App.start(config, clock);
        this.client = new DescribedClient(config.http().contextPath());
    }

    /// A server on an embedded database of its own.
    public static TestServer start() {
        Path folder = temporary();
        return new TestServer(folder, Config.demo(folder.resolve("data")));
    }

    /// A server on an embedded database of its own, by a clock that the test sets.
    public static TestServer start(InstantSource clock) {
        Path folder = temporary();
        return new TestServer(folder, Config.demo(folder.resolve("data")), clock);
    }

    /// A server on an embedded database of its own, by a clock that the test sets and with other settings.
    public static TestServer start(InstantSource clock, UnaryOperator<Config> settings) {
        Path folder = temporary();
        return new TestServer(folder, settings.apply(Config.demo(folder.resolve("data"))), clock);
    }

    /// A server with the demo company (docs/demo.md): takes a second longer.
    public static TestServer withCompany() {
        Path folder = temporary();
        return new TestServer(folder, Config.demo(folder.resolve("data")).withCompany());
    }

    /// A server on a PostgreSQL database.
    public static TestServer on(PostgresDatabase database) {
        Path folder = temporary();
        return new TestServer(folder, Config.demo(folder.resolve("data")).withDatabase(database.url()));
    }

    /// Stops in good order and starts again on the same data, on another port.
    public void restart() {
        app.close();
        app = App.start(config, clock);
    }

    public App app() {
        return app;
    }

    /// The data directory of the server.
    public Path data() {
        return folder.resolve("data");
    }

    /// Scheme, host, port and context path.
    public String url() {
        return app.url();
    }

    /// Logs in and returns the session's token.
    public String token(String loginName, String password) {
        String body = "{\"username\":\"" + loginName + "\",\"password\":\"" + password + "\",\"loginMode\":1}";
        TestResponse answer = post("/api/auth/login", null, body);
        return answer.header(TOKEN).orElseThrow(() -> new AssertionError("no token: " + answer));
    }

    /// Logs Administrator in and returns the session's token.
    public String token() {
        return token("Administrator", "");
    }

    public TestResponse get(String path, @Nullable String token) {
        return call("GET", path, token, Optional.empty());
    }

    public TestResponse delete(String path, @Nullable String token) {
        return call("DELETE", path, token, Optional.empty());
    }

    public TestResponse post(String path, @Nullable String token, String json) {
        return call("POST", path, token, Optional.of(json));
    }

    public TestResponse put(String path, @Nullable String token, String json) {
        return call("PUT", path, token, Optional.of(json));
    }

    public TestResponse patch(String path, @Nullable String token, String json) {
        return call("PATCH", path, token, Optional.of(json));
    }

    /// Alters an object by a list of operations.
    public TestResponse alter(String path, @Nullable String token, String... operations) {
        return patch(path, token, "{\"operationList\":[" + String.join(",", operations) + "]}");
    }

    /// Any call.
    ///
    /// @param token null if without a session
    public TestResponse call(String method, String path, @Nullable String token, Optional<String> json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, json.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        json.ifPresent(body -> request.header("Content-Type", "application/json"));
        if (token != null) {
            request.header(TOKEN, token);
        }
        return send(request.build());
    }

    /// Sends a request that a test made itself.
    public TestResponse send(HttpRequest request) {
        return client.send(request);
    }

    @Override
    public void close() {
        client.close();
        app.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("muster-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
