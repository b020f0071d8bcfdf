package dev.muster.session;

import static dev.muster.testing.Answer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.Cast;
import dev.muster.base.UserId;
import dev.muster.testing.Answer;
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

/// A session that ends while the body of its call is under way: what was asked with it isn't done any more.
class LateBodyTest {

    private static final String ANN = "00000000000000000000000000000B01";
    private static final String UMA = "00000000000000000000000000000B02";
    private static final String ROLES = "/api/securityRoles";
    private static final String TOKENS = "/api/auth/apiTokens";
    private static final String ROLE = "{\"name\":\"Late\"}";

    private final TestServer server = TestServer.start();
    private final Cast cast = new Cast(server);

    @BeforeEach
    void fill() {
        cast.user(ANN, "ann");
        cast.user(UMA, "uma", 50, 148);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void afterALogOutNothingIsWritten() {
        String token = cast.token("uma");

        assertOver(late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, "")));

        assertThat(server.get(ROLES, cast.token("uma")).text()).doesNotContain("Late");
    }

    @Test
    void norWithAKeyNorIsWhatWasAnsweredToldAgain() {
        String other = cast.token("uma");
        for (String key : List.of("first", "again")) {
            String token = cast.token("uma");

            assertOver(
                    late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, ""), "Idempotency-Key", key));

            assertThat(server.get(ROLES, other).text()).doesNotContain("Late");
        }
        String token = cast.token("uma");
        assertThat(late(ROLES, token, ROLE, () -> {}, "Idempotency-Key", "done").status())
                .isEqualTo(201);
        assertOver(
                late(ROLES, token, ROLE, () -> server.post("/api/auth/logout", token, ""), "Idempotency-Key", "done"));
    }

    @Test
    void norAfterAllOfAUsersSessionsEnded() {
        String token = cast.token("uma");
        String path = "/api/users/" + UMA;
        String password = "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"another staple 2\"}";

        assertOver(late(ROLES, token, ROLE, () -> server.alter(path, server.token(), password)));
    }

    @Test
    void aTokenThatWasReplacedMakesNoOther() {
        String uma = cast.token("uma");
        String foreign = session(made(server.post(TOKENS, uma, "{\"userId\":\"" + ANN + "\"}")));
        String[] second = {""};

        assertOver(late(TOKENS, foreign, "{}", () -> second[0] = made(server.post(TOKENS, foreign, "{}"))));

        assertThat(server.get(TOKENS, cast.token("ann")).json().findValuesAsText("id"))
                .as("its maker")
                .containsExactly(UMA);
        cast.give(UserId.of(ANN), 153);
        assertThat(logIn(second[0]).status()).isEqualTo(401);
    }

    @Test
    void whoEndsTheirOwnSessionByWhatTheyWriteIsAnswered() {
        String began = session(made(server.post(TOKENS, cast.token("ann"), "{}")));

        assertThat(server.post(TOKENS, began, "{}").status()).isEqualTo(201);

        assertThat(server.get("/api/sessions", began).status()).isEqualTo(401);
    }

    /// Sends the head of a call, lets something happen once the server waits for the body, and sends that.
    private Answer late(String path, String token, String body, Runnable meanwhile, String... headers) {
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

    private static void assertOver(Answer answer) {
        assertRefused(answer, 401, "ERR009");
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().get("apiToken").asText();
    }

    private Answer logIn(String token) {
        return server.post("/api/auth/login", null, "{\"loginMode\":4096,\"username\":\"" + token + "\"}");
    }

    private String session(String token) {
        Optional<String> session = logIn(token).header("X-MSTR-AuthToken");
        return session.orElseThrow();
    }
}
