package dev.muster.login;

import static dev.muster.testing.Answer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.endpoint.LiveSessions;
import dev.muster.testing.Answer;
import dev.muster.testing.SettableClock;
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
    private final LiveSessions live = new LiveSessions(server.app().ledger(), clock, Duration.ofMinutes(30));
    private String first = "";

    @BeforeEach
    void fill() {
        People people = People.of(server.app().ledger());
        people.withPassword("ann");
        people.withPassword("bob");
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

        Answer changed = server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"ann\",\"password\":\"" + People.PASSWORD
                        + "\",\"changePassword\":true,\"newPassword\":\"a better one\"}");

        assertThat(server.get("/api/sessions", token(changed)).status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", first).status()).isEqualTo(401);
    }

    /// Whoever may come in, so it isn't a failure of theirs.
    private static void tooMany(Answer answer) {
        assertRefused(answer, 503, "ERR001");
        assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(-2147072486);
        assertThat(answer.header("Retry-After")).contains("60");
    }

    private static String token(Answer answer) {
        return answer.header("X-MSTR-AuthToken").orElseThrow();
    }

    private Answer byPassword(String name) {
        return server.post(
                "/api/auth/login", null, "{\"username\":\"" + name + "\",\"password\":\"" + People.PASSWORD + "\"}");
    }

    private Answer byIdentity(String token) {
        return server.post("/api/auth/delegate", null, "{\"identityToken\":\"" + token + "\"}");
    }

    private Answer byApiToken(String token) {
        return server.post("/api/auth/login", null, "{\"loginMode\":4096,\"username\":\"" + token + "\"}");
    }
}
