package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.StoreRefused;
import dev.muster.testing.DescribedClient;
import dev.muster.testing.TestServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    private final DescribedClient client = new DescribedClient("/MicroStrategyLibrary");

    private App start() {
        return App.start(Config.demo(folder.resolve("data")), InstantSource.system());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private String logIn(App app) {
        return client.send(HttpRequest.newBuilder(URI.create(app.url() + "/api/auth/login"))
                        .POST(BodyPublishers.ofString("{\"username\":\"Administrator\",\"password\":\"\"}"))
                        .build())
                .header(TOKEN)
                .orElseThrow();
    }

    @Test
    void aSessionSurvivesARestart() {
        String token;
        try (App app = start()) {
            token = logIn(app);
        }
        try (App app = start()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(app.url() + "/api/sessions"))
                                    .header(TOKEN, token)
                                    .build())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFailedStartReleasesEverything() {
        try (TestServer other = TestServer.start()) {
            Config portInUse =
                    Config.demo(folder.resolve("data")).withPort(other.app().port());
            assertThatThrownBy(() -> App.start(portInUse, InstantSource.system()))
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
            assertThat(app.ledger().isFresh()).isTrue();
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
