package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.StoreRefused;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting and stopping, once and again on the same data.
class AppTest {

    private static final String TOKEN = "X-MSTR-AuthToken";

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();

    private App start() {
        return App.start(Config.demo(folder.resolve("data")), InstantSource.system());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String logIn(App app) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(app.url() + "/api/auth/login"))
                        .POST(BodyPublishers.ofString("{\"username\":\"Administrator\",\"password\":\"\"}")))
                .headers()
                .firstValue(TOKEN)
                .orElseThrow();
    }

    @Test
    void aSessionSurvivesARestart() throws IOException, InterruptedException {
        String token;
        try (App app = start()) {
            token = logIn(app);
        }
        try (App app = start()) {
            assertThat(send(HttpRequest.newBuilder(URI.create(app.url() + "/api/sessions"))
                                    .header(TOKEN, token))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatCouldNotBeStartedLetsEverythingGo() {
        try (TestServer other = TestServer.start()) {
            Config taken =
                    Config.demo(folder.resolve("data")).withPort(other.app().port());
            assertThatThrownBy(() -> App.start(taken, InstantSource.system()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Can't listen on 127.0.0.1:");
        }
        try (App app = start()) {
            assertThat(app.port()).isPositive();
        }
    }

    @Test
    void twoServersDoNotShareADataDirectory() {
        try (App app = start()) {
            assertThatThrownBy(this::start).isInstanceOf(StoreRefused.class).hasMessageContaining("in use");
            assertThat(app.ledger().fresh()).isTrue();
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        App app = start();
        app.close();
        app.close();

        List<String> shown = new ArrayList<>();
        try (App again = App.start(Config.demo(folder.resolve("data")), InstantSource.system(), shown::add)) {
            assertThat(again.port()).isPositive();
        }
        assertThat(shown).isEmpty();
    }
}
