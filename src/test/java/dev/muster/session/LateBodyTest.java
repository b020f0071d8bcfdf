package dev.muster.session;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A session that ends while the body of a call is being sent: the call is refused.
class LateBodyTest {

    private static final String ANN = "00000000000000000000000000000B01";
    private static final String UMA = "00000000000000000000000000000B02";
    private static final String ROLES = "/api/securityRoles";
    private static final String TOKENS = "/api/auth/apiTokens";
    private static final String ROLE = "{\"name\":\"Late\"}";

    private final TestServer server = TestServer.start();
    private final ServerFixture fixture = new ServerFixture(server);

    @BeforeEach
    void fill() {
        fixture.user(ANN, "ann");
        fixture.user(UMA, "uma", 50, 148);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void afterALogOutNothingIsWritten() {
        String token = fixture.token("uma");

        assertOver(late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, "")));

        assertThat(server.get(ROLES, fixture.token("uma")).text()).doesNotContain("Late");
    }

    @Test
    void afterALogOutNoKeptAnswerIsGivenEither() {
        String other = fixture.token("uma");
        for (String key : List.of("first", "again")) {
            String token = fixture.token("uma");

            assertOver(
                    late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, ""), "Idempotency-Key", key));

            assertThat(server.get(ROLES, other).text()).doesNotContain("Late");
        }
        String token = fixture.token("uma");
        assertThat(late(ROLES, token, ROLE, () -> {}, "Idempotency-Key", "done").status())
                .isEqualTo(201);
        assertOver(
                late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, ""), "Idempotency-Key", "done"));
    }

    @Test
    void afterTheEndOfAllSessionsOfAUserNothingIsWritten() {
        String token = fixture.token("uma");
        String path = "/api/users/" + UMA;
        String password = "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"another staple 2\"}";

        assertOver(late(ROLES, token, ROLE, () -> server.alter(path, server.token(), password)));
    }

    @Test
    void aReplacedTokenMakesNoOther() {
        String uma = fixture.token("uma");
        String byAnother = session(token(server.post(TOKENS, uma, "{\"userId\":\"" + ANN + "\"}")));
        String[] second = {""};

        assertOver(late(TOKENS, byAnother, "{}", () -> second[0] = token(server.post(TOKENS, byAnother, "{}"))));

        assertThat(server.get(TOKENS, fixture.token("ann")).json().findValuesAsText("id"))
                .as("the maker of the token")
                .containsExactly(UMA);
        fixture.give(UserId.of(ANN), 153);
        assertThat(logIn(second[0]).status()).isEqualTo(401);
    }

    @Test
    void aWriteThatEndsItsOwnSessionIsAnswered() {
        String session = session(token(server.post(TOKENS, fixture.token("ann"), "{}")));

        assertThat(server.post(TOKENS, session, "{}").status()).isEqualTo(201);

        assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
    }

    /// Sends the headers of a call, runs `meanwhile` once the server waits for the body, and then sends the body.
    private TestResponse late(String path, String token, String body, Runnable meanwhile, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .header("X-MSTR-AuthToken", token)
                .POST(BodyPublishers.ofInputStream(() -> {
                    meanwhile.run();
                    return bytes(body);
                }));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertOver(TestResponse answer) {
        assertRefused(answer, 401, "ERR009");
    }

    private static String token(TestResponse answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().get("apiToken").asText();
    }

    private TestResponse logIn(String token) {
        return server.post("/api/auth/login", null, "{\"loginMode\":4096,\"username\":\"" + token + "\"}");
    }

    private String session(String token) {
        Optional<String> session = logIn(token).header("X-MSTR-AuthToken");
        return session.orElseThrow();
    }
}
