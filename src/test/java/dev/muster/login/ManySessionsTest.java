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

/// How many sessions one user may have, by whatever way they begin.
class ManySessionsTest {

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(
            clock, config -> config.withSessions(config.sessions().withSessionsMax(3)));
    private final SessionRegistry live = new SessionRegistry(server.app().ledger(), clock, Duration.ofMinutes(30));
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
    void oneTooManyIsRefusedByWhateverWay() {
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
        assertThat(byPassword("bob").status()).as("somebody else").isEqualTo(204);
    }

    @Test
    void whatEndsMakesRoom() {
        byPassword("ann");
        byPassword("ann");
        server.post("/api/auth/logout", first, "");
        assertThat(byPassword("ann").status()).isEqualTo(204);
        tooMany(byPassword("ann"));

        clock.pass(Duration.ofMinutes(38));
        live.tick();

        assertThat(byPassword("ann").status()).isEqualTo(204);
    }

    @Test
    void usesAndARestartDoNotCount() {
        clock.pass(Duration.ofMinutes(10));
        assertThat(live.find(server.app().ledger().now(), first)).isPresent();
        live.tick();
        server.restart();

        assertThat(byPassword("ann").status()).isEqualTo(204);
        assertThat(byPassword("ann").status()).isEqualTo(204);
        tooMany(byPassword("ann"));
    }

    @Test
    void aNewPasswordEndsTheOthersAndIsNeverTooMuch() {
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

    /// Whoever may come in, so it isn't a failure of theirs.
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
