package dev.muster.endpoint;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.http.Reply;
import dev.muster.ledger.WriteResult;
import dev.muster.testing.Eventually;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A POST with an idempotency key is done once, and answered each time as the first time.
class IdempotencyTest {

    private static final String ADMINISTRATOR = "54F3D26011D2896560009A8E67019608";
    private static final String MSTR = "7FC05A65473CE2FD845CE6A1D3F13233";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        new ServerFixture(server).user("0000000000000000000000000000F701", "creator", 148, 50);
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/securityRoles | {\"name\":\"Once role\"}",
                "/api/users | {\"username\":\"once\",\"fullName\":\"Once\",\"password\":\"forty-two lamps\"}",
                "/api/usergroups?fields=id,name | {\"name\":\"Once group\"}",
                "/api/v2/projects | {\"name\":\"Once project\"}",
                "/api/users/54F3D26011D2896560009A8E67019608/addresses | {\"name\":\"a\",\"value\":\"a@example.org\"}",
                "/api/privileges/bulkUpdate | {\"operation\":\"grant\",\"targetPrivileges\":[\"1\"],\"users\":[\"54F3D26011D2896560009A8E67019608\"]}"
            })
    void theSecondCallIsAnsweredLikeTheFirst(String path, String body) {
        TestResponse first = post(server, token, path, "key of " + path, body);
        assertThat(first.status()).as("%s", first).isBetween(200, 204);
        server.post("/api/securityRoles", token, "{\"name\":\"Since " + first.hashCode() + "\"}");
        Object after = server.app().ledger().now().directory();
        TestResponse second = post(server, token, path, "key of " + path, body);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("X-Muster-Revision")).isEqualTo(first.header("X-Muster-Revision"));
        assertThat(server.app().ledger().now().directory()).isSameAs(after);
    }

    @Test
    void aKeyBelongsToOneRequestAndOneCaller() {
        TestResponse first = post(server, token, "/api/securityRoles", "one", "{\"name\":\"One\"}");
        assertThat(first.status()).isEqualTo(201);
        TestResponse other = post(server, token, "/api/securityRoles", "one", "{\"name\":\"Two\"}");
        assertRefused(other, 409, "ERR015");
        assertThat(post(server, token, "/api/usergroups", "one", "{\"name\":\"One\"}")
                        .status())
                .isEqualTo(409);
        String creator = new ServerFixture(server).token("creator");
        assertThat(post(server, creator, "/api/securityRoles", "one", "{\"name\":\"Two\"}")
                        .status())
                .isEqualTo(201);
    }

    /// Another spelling of a path is the same request.
    @Test
    void anotherSpellingOfThePathIsTheSameRequest() {
        String body = "{\"name\":\"Spelt\"}";
        TestResponse first = post(server, token, "/api/securityRoles", "spelt", body);
        for (String path : List.of("/api/securityRoles/", "/API/SECURITYROLES", "/api/security%52oles")) {
            TestResponse again = post(server, token, path, "spelt", body);
            assertThat(again.status()).as("%s: %s", path, again).isEqualTo(201);
            assertThat(again.text()).isEqualTo(first.text());
        }
        assertRefused(post(server, token, "/api/securityRoles?fields=id", "spelt", body), 409, "ERR015");

        String address = "{\"name\":\"s\",\"value\":\"s@example.org\"}";
        String path = "/api/users/%s/addresses";
        TestResponse created = post(server, token, path.formatted(ADMINISTRATOR), "spelt too", address);
        assertThat(post(server, token, path.formatted(ADMINISTRATOR.toLowerCase(Locale.ROOT)), "spelt too", address)
                        .text())
                .isEqualTo(created.text());
        assertRefused(post(server, token, path.formatted(MSTR), "spelt too", address), 409, "ERR015");
    }

    @Test
    void aRefusalIsNotStored() {
        String body = "{\"name\":\"Refused first\"}";
        String role =
                server.post("/api/securityRoles", token, body).json().get("id").asText();
        assertThat(post(server, token, "/api/securityRoles", "refused", body).status())
                .isEqualTo(409);
        server.delete("/api/securityRoles/" + role, token);
        assertThat(post(server, token, "/api/securityRoles", "refused", body).status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsKnownAfterARestartAndForADay() {
        try (TestServer own = TestServer.start()) {
            TestResponse first = post(own, own.token(), "/api/securityRoles", "kept", "{\"name\":\"Kept\"}");
            own.restart();
            assertThat(post(own, own.token(), "/api/securityRoles", "kept", "{\"name\":\"Kept\"}")
                            .text())
                    .isEqualTo(first.text());
            own.app().ledger().prune(Long.MAX_VALUE);
            assertThat(post(own, own.token(), "/api/securityRoles", "kept", "{\"name\":\"Kept\"}")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void ofSimultaneousCallsOneIsDone() throws Exception {
        assertOnce(List.of(server), List.of(token), "{\"name\":\"At once\"}");
    }

    @Test
    void aKeyIsKnownOnEveryNode() throws Exception {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer one = TestServer.on(database);
                TestServer two = TestServer.on(database)) {
            List<String> tokens = List.of(one.token(), two.token());
            assertOnce(List.of(one, two), tokens, "{\"name\":\"On two nodes\"}");
            TestResponse first = post(one, tokens.get(0), "/api/securityRoles", "later", "{\"name\":\"Later\"}");
            assertThat(post(two, tokens.get(1), "/api/securityRoles", "later", "{\"name\":\"Later\"}")
                            .text())
                    .isEqualTo(first.text());
        }
    }

    /// Without waiting, two bodies with one key would both be done, and conflict in the database.
    @Test
    void anotherRequestWithTheKeyWaitsForTheFirst() throws Exception {
        Idempotency idempotency = new Idempotency(server.app().ledger());
        Idempotency.Key first = key("of two", "A");
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        AtomicBoolean doneTwice = new AtomicBoolean();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Thread one = Thread.ofPlatform()
                .start(() -> idempotency.once(first, () -> {
                    working.countDown();
                    await(proceed);
                    return keep(first);
                }));
        await(working);
        Thread two = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, thrown) -> refused.set(thrown))
                .start(() -> idempotency.once(key("of two", "B"), () -> {
                    doneTwice.set(true);
                    return Reply.noContent();
                }));
        Eventually.is(() -> two.getState() == Thread.State.WAITING || two.getState() == Thread.State.TERMINATED);
        proceed.countDown();
        one.join();
        two.join();

        assertThat(doneTwice).isFalse();
        assertThat(refused.get()).isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void aKeptAnswerIsGivenWithoutWaiting() throws Exception {
        Idempotency idempotency = new Idempotency(server.app().ledger());
        Idempotency.Key known = key("known", "A");
        keep(known);
        CountDownLatch proceed = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100 * Idempotency.LOCKS; i++) {
                Idempotency.Key other = key("other " + i, "A");
                threads.execute(() -> idempotency.once(other, () -> {
                    working.incrementAndGet();
                    await(proceed);
                    return Reply.noContent();
                }));
            }
            Eventually.is(() -> working.get() == Idempotency.LOCKS);
            Future<Reply> replayed = threads.submit(() -> idempotency.once(known, Reply::noContent));
            assertThat(replayed.get(20, TimeUnit.SECONDS).status()).isEqualTo(204);
            proceed.countDown();
        }
    }

    private static Idempotency.Key key(String text, String requestHash) {
        return new Idempotency.Key(WellKnown.ADMINISTRATOR, text, requestHash.repeat(64));
    }

    private static Reply keep(Idempotency.Key key) {
        WriteResult result = server.app()
                .ledger()
                .write(
                        new Caller(key.user(), Author.API, ""),
                        draft -> draft.keep(key.answered(Reply.noContent(), draft)));
        return Idempotency.reply(result.answers().getLast());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void assertOnce(List<TestServer> servers, List<String> tokens, String body) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<TestResponse>> calls = new ArrayList<>();
            IntStream.range(0, 16)
                    .forEach(i -> calls.add(() -> post(
                            servers.get(i % servers.size()),
                            tokens.get(i % servers.size()),
                            "/api/securityRoles",
                            "at once",
                            body)));
            List<TestResponse> answers = new ArrayList<>();
            for (Future<TestResponse> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            assertThat(answers).allMatch(answer -> answer.status() == 201);
            assertThat(answers.stream().map(TestResponse::text).distinct()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/delegate", "/api/auth/identityToken", "/api/auth/apiTokens"})
    void aCallWithASecretInItsAnswerRefusesAKey(String path) {
        TestResponse answer = post(server, token, path, "k", "{\"username\":\"Administrator\",\"password\":\"x\"}");
        assertRefused(answer, 400, "ERR006");
    }

    @Test
    void aMalformedKeyIsRefused() {
        for (String key : List.of(" ", "x".repeat(256))) {
            assertThat(post(server, token, "/api/securityRoles", key, "{\"name\":\"No key\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private static TestResponse post(TestServer server, String token, String path, String key, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-MSTR-AuthToken", token)
                .header("Idempotency-Key", key)
                .build();
        return server.send(request);
    }
}
