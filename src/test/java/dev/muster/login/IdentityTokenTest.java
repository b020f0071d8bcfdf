package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identity tokens, and the log-in with them.
class IdentityTokenTest {

    private static final SettableClock CLOCK = new SettableClock();

    private static TestServer server;
    private static LoginFixture fixture;
    private static UserId ann;

    private String token = "";

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK);
        fixture = LoginFixture.of(server.app().ledger());
        ann = fixture.withPassword("ann");
    }

    @BeforeEach
    void logIn() {
        token = server.token("ann", LoginFixture.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenComesInAHeaderOrInABody() {
        TestResponse inHeader = server.call("POST", "/api/auth/identityToken", token, Optional.empty());
        TestResponse inBody = server.call("POST", "/api/v2/auth/identityToken", token, Optional.empty());

        assertThat(inHeader.status()).isEqualTo(201);
        assertThat(inHeader.text()).isEqualTo("{}");
        assertThat(inHeader.header("Cache-Control")).contains("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(inBody.status()).isEqualTo(201);
        assertThat(inBody.json().get("identityToken").asText())
                .isEqualTo(inHeader.header("X-MSTR-IdentityToken").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"loginMode\":\"-1\",\"identityToken\":\"TOKEN\"}",
                "{\"loginMode\":-1,\"identityToken\":\"TOKEN\",\"applicationType\":8}",
                "{\"identityToken\":\"TOKEN\"}",
                "loginMode=-1&identityToken=TOKEN"
            })
    void anIdentityTokenLogsItsUserIn(String body) {
        TestResponse answer = delegate(body.replace("TOKEN", identity()));

        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.response().headers().allValues("Set-Cookie")).hasSize(2);
        String other = answer.header("X-MSTR-AuthToken").orElseThrow();
        assertThat(other).isNotEqualTo(token);
        assertThat(server.get("/api/sessions/userInfo", other).json().get("id").asText())
                .isEqualTo(ann.text());
    }

    @Test
    void anIdentityTokenIsValidAfterARestartAndSeveralTimesButNotForLong() {
        String identity = identity();
        server.restart();
        fixture = new LoginFixture(server.app().ledger(), fixture.ids());
        assertThat(delegated(identity).status()).isEqualTo(204);
        CLOCK.pass(IdentityToken.LIFE.minusMillis(1));
        assertThat(delegated(identity).status()).isEqualTo(204);
        CLOCK.pass(Duration.ofMillis(1));

        refused(delegated(identity));
        assertThat(read(identity).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "pdcmrontjrlf494tl1eu6nt7hg", "\u00e9"})
    void aMalformedTokenIsRefused(String malformed) {
        refused(delegated(malformed));
        refused(delegated(identity() + malformed + "A"));
        assertThat(delegate("{}").status()).isEqualTo(401);
    }

    @Test
    void aSessionsTokenIsNoIdentityTokenAndTheOtherWayRound() {
        refused(delegated(token));
        assertThat(server.get("/api/sessions", identity()).status()).isEqualTo(401);
    }

    @Test
    void anIdentityTokenEndsWithAllSessionsOfItsUser() {
        UserId bob = fixture.withPassword("bob");
        String disabled = identity(server.token("bob", LoginFixture.PASSWORD));
        fixture.alter(bob, account -> account.withEnabled(false));
        refused(delegated(disabled));
        fixture.alter(bob, account -> account.withEnabled(true));
        String before = identity(server.token("bob", LoginFixture.PASSWORD));
        fixture.setPassword(bob, "another password");
        refused(delegated(before));
        String deleted = identity(server.token("bob", "another password"));
        fixture.delete(bob);
        refused(delegated(deleted));
        assertThat(read(deleted).status()).isEqualTo(401);
    }

    @Test
    void aSessionByIdentityTokenLastsNoLongerThanTheFirst() {
        CLOCK.pass(Duration.ofMinutes(20));
        String other = delegated(identity()).header("X-MSTR-AuthToken").orElseThrow();

        assertThat(server.get("/api/sessions/lifetime", other).json().get("remaining"))
                .isEqualTo(server.get("/api/sessions/lifetime", token).json().get("remaining"));
    }

    @Test
    void theUserOfAnIdentityTokenIsShown() {
        assertThat(read(identity()).text()).isEqualTo("{\"userId\":\"" + ann.text() + "\"}");
        assertThat(read("nothing").json().get("code").asText()).isEqualTo("ERR003");
        assertThat(server.get("/api/auth/identityToken", token).status()).isEqualTo(401);
    }

    @Test
    void otherLoginModesAreRefused() {
        TestResponse answer = delegate("{\"loginMode\":1,\"identityToken\":\"" + identity() + "\"}");

        assertRefused(answer, 400, "ERR001");
    }

    private String identity() {
        return identity(token);
    }

    private static String identity(String session) {
        return server.call("POST", "/api/auth/identityToken", session, Optional.empty())
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
    }

    private TestResponse read(String identity) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/auth/identityToken"))
                .header("X-MSTR-AuthToken", token)
                .header("X-MSTR-IdentityToken", identity)
                .build());
    }

    private static TestResponse delegated(String identity) {
        return delegate("{\"loginMode\":\"-1\",\"identityToken\":\"" + identity + "\"}");
    }

    private static TestResponse delegate(String body) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/auth/delegate"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static void refused(TestResponse answer) {
        assertRefused(answer, 401, "ERR003");
        assertThat(answer.header("X-MSTR-AuthToken")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
