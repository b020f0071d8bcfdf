package dev.muster.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.endpoint.RandomTokens;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sessions, and the status of the server, after a restart.
class RestartTest {

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void liveSessionsSurviveAndEndedOnesDoNot() {
        String token = server.token();
        String ended = server.token();
        server.post("/api/auth/logout", ended, "");

        server.restart();

        assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", ended).status()).isEqualTo(401);
    }

    @Test
    void aTokenIsNotStored() throws IOException {
        String token = server.token();

        String stored = "";
        try (Stream<Path> files = Files.list(server.data())) {
            for (Path file : files.toList()) {
                stored += Files.readString(file, StandardCharsets.ISO_8859_1);
            }
        }
        assertThat(stored).contains(RandomTokens.hash(token));
        assertThat(stored.contains(token)).isFalse();
    }

    @Test
    void theAbsoluteTimeOutGoesOn() {
        String token = server.token();
        clock.pass(Duration.ofHours(24));

        server.restart();

        assertThat(server.get("/api/sessions", token).status()).isEqualTo(401);
    }

    @Test
    void theStatusHasTheTimeSinceTheStart() {
        clock.pass(Duration.ofMillis(101_721_250));

        assertThat(server.get("/api/status", null).text())
                .isEqualTo("{\"upSince\":1795521600000,\"upTime\":101721250,"
                        + "\"upTimeText\":\"28 Hours 15 Minutes 21 seconds\",\"webVersion\":\"11.5.1200.00012\","
                        + "\"iServerVersion\":\"11.5.1200.00012\",\"minMobileCompatibleVersion\":\"11.2.220.0000\"}");
    }
}
