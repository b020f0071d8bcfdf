package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guessing passwords takes long, reveals nothing, and locks no user out.
class ThrottledLoginTest {

    private static final int A_MINUTE = 5;

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(
            clock, config -> config.withSessions(config.sessions().withFailures(A_MINUTE)));
    private String session = "";

    @BeforeEach
    void fill() {
        LoginFixture fixture = LoginFixture.of(server.app().ledger());
        fixture.withPassword("ann");
        fixture.alter(fixture.withPassword("cid"), account -> account.withEnabled(false));
        session = server.token("ann", LoginFixture.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void afterManyGuessesAttemptsAreRefusedForSomeTime() {
        IntStream.range(0, A_MINUTE).forEach(i -> failed("ann", "guess " + i));

        TestResponse limited = logIn("ann", LoginFixture.PASSWORD, null);
        assertRefused(limited, 401, "ERR003");
        assertThat(limited.json().get("message").asText()).contains("too many attempts. Try again in 12 seconds");
        assertThat(limited.header("X-MSTR-AuthToken")).isEmpty();
        clock.pass(Duration.ofSeconds(12));
        assertThat(logIn("ann", LoginFixture.PASSWORD, null).status()).isEqualTo(204);
    }

    @Test
    void knownAndUnknownNamesAreAnsweredTheSame() {
        List<String> names = List.of("ann", "cid", "nobody", "a\u0315".repeat(10_000));
        for (int i = 0; i < A_MINUTE + 2; i++) {
            assertThat(names.stream()
                            .map(name -> shown(logIn(name, "a guess", null)))
                            .distinct())
                    .as("attempt %s", i)
                    .hasSize(1);
        }
    }

    @Test
    void aUserWithASessionIsNotLockedOut() {
        IntStream.range(0, A_MINUTE).forEach(i -> failed("ann", "guess " + i));

        assertThat(logIn("ann", LoginFixture.PASSWORD, session).status()).isEqualTo(204);
        assertThat(logIn("cid", LoginFixture.PASSWORD, session)
                        .json()
                        .get("iServerCode")
                        .asInt())
                .isEqualTo(-2147216965);
    }

    @Test
    void guessesWithASessionAreLimited() {
        IntStream.range(0, A_MINUTE)
                .forEach(i ->
                        assertThat(logIn("ann", "guess " + i, session).status()).isEqualTo(401));

        assertThat(logIn("ann", LoginFixture.PASSWORD, session).text()).contains("too many attempts");
        assertThat(logIn("ann", LoginFixture.PASSWORD, null).status()).isEqualTo(204);
    }

    @Test
    void guessesWithManySessionsAreLimited() {
        for (int i = 0; i < A_MINUTE; i++) {
            assertThat(logIn("ann", "guess " + i, session).status()).isEqualTo(401);
            session = another(session);
        }

        assertThat(logIn("ann", LoginFixture.PASSWORD, session).text()).contains("too many attempts");
    }

    @Test
    void simultaneousGuessesAreLimitedToo() throws Exception {
        List<Callable<TestResponse>> guesses = IntStream.range(0, 6 * A_MINUTE)
                .<Callable<TestResponse>>mapToObj(i -> () -> logIn("ann", "guess " + i, null))
                .toList();
        List<TestResponse> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<TestResponse> answer : threads.invokeAll(guesses)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allMatch(answer -> answer.status() == 401);
        assertThat(answers.stream().filter(answer -> answer.json().has("iServerCode")))
                .as("attempts that were checked")
                .hasSize(A_MINUTE);
    }

    @Test
    void rightPasswordsAreNotLimited() {
        IntStream.range(0, 3 * A_MINUTE).forEach(i -> assertThat(
                        logIn("ann", LoginFixture.PASSWORD, null).status())
                .isEqualTo(204));
    }

    /// Status, headers and body, without the parts that differ each time.
    private static String shown(TestResponse answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return answer.status() + " " + headers + " " + answer.text().replaceAll("[0-9a-f]{32}", "TICKET");
    }

    /// Another session of the same user, begun without a password.
    private String another(String token) {
        String identity = server.post("/api/auth/identityToken", token, "")
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
        return server.post("/api/auth/delegate", null, "{\"identityToken\":\"" + identity + "\"}")
                .header("X-MSTR-AuthToken")
                .orElseThrow();
    }

    private void failed(String name, String password) {
        TestResponse answer = logIn(name, password, null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(-2147216959);
    }

    private TestResponse logIn(String name, String password, @Nullable String token) {
        return server.post(
                "/api/auth/login", token, "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }
}
