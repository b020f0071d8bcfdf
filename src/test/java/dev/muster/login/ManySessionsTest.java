package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.endpoint.SessionRegistry;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The limit on the sessions of one user, by every way to log in.
class ManySessionsTest {

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(
            clock, config -> config.withSessions(config.sessions().withSessionsMax(3)));
    private final SessionRegistry sessions = new SessionRegistry(server.app().ledger(), clock, Duration.ofMinutes(30));
    private String first = "";

    @BeforeEach
    void fill() {
        LoginFixture fixture = LoginFixture.of(server.app().ledger());
        fixture.withPassword("ann");
        fixture.withPassword("bob");
        first = token(byPassword("ann"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneSessionTooManyIsRefusedByEveryWayToLogIn() {
        String apiToken = server.post("/api/auth/apiTokens", first, "")
                .json()
                .get("apiToken")
                .asText();
        String identity = server.post("/api/auth/identityToken", first, "")
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
        assertThat(byIdentity(identity).status()).isEqualTo(204);
        assertThat(byApiToken(apiToken).status()).isEqualTo(204);

        tooMany(byPassword("ann"));
        tooMany(byIdentity(identity));
        tooMany(byApiToken(apiToken));
        assertThat(server.get("/api/sessions", first).status()).isEqualTo(200);
        assertThat(byPassword("bob").status()).as("another user").isEqualTo(204);
    }

    @Test
    void anEndedSessionMakesRoom() {
        byPassword("ann");
        byPassword("ann");
        server.post("/api/auth/logout", first, "");
        assertThat(byPassword("ann").status()).isEqualTo(204);
        tooMany(byPassword("ann"));

        clock.pass(Duration.ofMinutes(38));
        sessions.tick();

        assertThat(byPassword("ann").status()).isEqualTo(204);
    }

    @Test
    void useAndARestartDoNotCount() {
        clock.pass(Duration.ofMinutes(10));
        assertThat(sessions.find(server.app().ledger().now(), first)).isPresent();
        sessions.tick();
        server.restart();

        assertThat(byPassword("ann").status()).isEqualTo(204);
        assertThat(byPassword("ann").status()).isEqualTo(204);
        tooMany(byPassword("ann"));
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndIsNeverRefused() {
        byPassword("ann");
        byPassword("ann");

        TestResponse changed = server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"ann\",\"password\":\"" + LoginFixture.PASSWORD
                        + "\",\"changePassword\":true,\"newPassword\":\"a better one\"}");

        assertThat(server.get("/api/sessions", token(changed)).status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", first).status()).isEqualTo(401);
    }

    /// Fails unless the log-in was refused as a lack of room: the user proved who they are, so it is no failed log-in.
    private static void tooMany(TestResponse answer) {
        assertRefused(answer, 503, "ERR001");
        assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(-2147072486);
        assertThat(answer.header("Retry-After")).contains("60");
    }

    private static String token(TestResponse answer) {
        return answer.header("X-MSTR-AuthToken").orElseThrow();
    }

    private TestResponse byPassword(String name) {
        return server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"" + name + "\",\"password\":\"" + LoginFixture.PASSWORD + "\"}");
    }

    private TestResponse byIdentity(String token) {
        return server.post("/api/auth/delegate", null, "{\"identityToken\":\"" + token + "\"}");
    }

    private TestResponse byApiToken(String token) {
        return server.post("/api/auth/login", null, "{\"loginMode\":4096,\"username\":\"" + token + "\"}");
    }
}
