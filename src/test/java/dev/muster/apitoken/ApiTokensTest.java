package dev.muster.apitoken;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.UserId;
import dev.muster.endpoint.RandomTokens;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// API tokens: making them for oneself and for other users, logging in with them, and their end.
class ApiTokensTest {

    private static final String PATH = "/api/auth/apiTokens";
    private static final String ANN = "00000000000000000000000000000E01";
    private static final String UMA = "00000000000000000000000000000E02";

    private final TestServer server = TestServer.start(new SettableClock());
    private final ServerFixture fixture = new ServerFixture(server);
    private String ann = "";
    private String uma = "";

    /// Ann holds no privilege; Uma holds 50.
    @BeforeEach
    void fill() {
        fixture.user(ANN, "ann");
        fixture.user(UMA, "uma", 50);
        ann = fixture.token("ann");
        uma = fixture.token("uma");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aUserLogsInWithTheirOwnToken() {
        String token = token(server.call("POST", PATH, ann, Optional.empty()));

        assertThat(token).matches("[0-9a-v]{58}");
        assertThat(server.get("/api/sessions/userInfo", session(token))
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(ANN);
        server.restart();
        assertThat(logIn(token).status()).isEqualTo(204);
        assertThat(server.get(PATH, session(token)).text())
                .isEqualTo("{\"apiTokens\":[{\"userId\":\"" + ANN
                        + "\",\"creator\":{\"name\":\"Full Name of ann\",\"id\":\"" + ANN
                        + "\"},\"dateCreated\":\"2026-11-24T12:00:00.000+0000\",\"valid\":true}]}");
    }

    @Test
    void aNewTokenReplacesTheOldOne() {
        String old = token(server.post(PATH, ann, "{}"));
        String session = session(old);
        String token = token(server.post(PATH, ann, "{\"userId\":\"" + ANN + "\"}"));

        refused(logIn(old));
        assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
        assertThat(logIn(token).status()).isEqualTo(204);
        assertThat(server.get("/api/sessions", ann).status()).isEqualTo(200);
    }

    @Test
    void aRevokedTokenEndsWithAllSessionsThatBeganWithIt() {
        String token = token(server.post(PATH, ann, "{}"));
        String session = session(token);
        String identity = server.call("POST", "/api/auth/identityToken", session, Optional.empty())
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
        String delegatedSession = delegated(identity).header("X-MSTR-AuthToken").orElseThrow();

        assertThat(server.delete(PATH, ann).status()).isEqualTo(204);

        refused(logIn(token));
        assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
        assertThat(server.get("/api/sessions", delegatedSession).status()).isEqualTo(401);
        refused(delegated(identity));
        assertThat(server.get(PATH, ann).text()).isEqualTo("{\"apiTokens\":[]}");
        assertThat(server.delete(PATH, ann).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ann", ANN, ANN + "pdcmrontjrlf494tl1eu6nt7hg", "\u00e9"})
    void whatIsNoTokenIsRefused(String text) {
        refused(logIn(text));
        token(server.post(PATH, ann, "{}"));
        refused(logIn(text));
    }

    @Test
    void aTokenIsNoPasswordAndAPasswordNoToken() {
        String token = token(server.post(PATH, ann, "{}"));

        refused(server.post("/api/auth/login", null, "{\"username\":\"ann\",\"password\":\"" + token + "\"}"));
        refused(logIn(ServerFixture.PASSWORD));
    }

    @Test
    void aTokenForAnotherUserTakesUserManagerAndAUserWhoHoldsNoMore() {
        forbidden(server.post(PATH, ann, "{\"userId\":\"" + UMA + "\"}"));
        forbidden(server.get(PATH + "?userId=" + UMA, ann));
        forbidden(server.delete(PATH + "?userId=" + UMA, ann));
        forbidden(server.post(PATH, uma, "{\"userId\":\"54F3D26011D2896560009A8E67019608\"}"));
        forbidden(server.delete(PATH + "?userId=54F3D26011D2896560009A8E67019608", uma));
        assertThat(server.post(PATH, uma, "{\"userId\":\"" + "F".repeat(32) + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.get(PATH + "?userId=nobody", uma).status()).isEqualTo(404);

        assertThat(logIn(token(server.post(PATH, uma, "{\"userId\":\"" + ANN + "\"}")))
                        .status())
                .isEqualTo(204);
        assertThat(server.get(PATH + "?userId=" + ANN, uma).json().findValuesAsText("id"))
                .containsExactly(UMA);
        assertThat(server.delete(PATH + "?userId=" + ANN, uma).status()).isEqualTo(204);
        assertThat(server.get(PATH, ann).text()).isEqualTo("{\"apiTokens\":[]}");
    }

    @Test
    void aTokenByAnotherUserEndsForGoodWhenItsUserGainsMore() {
        String token = token(server.post(PATH, uma, "{\"userId\":\"" + ANN + "\"}"));
        String session = session(token);
        String path = "/api/users/" + ANN;
        for (String op : new String[] {"add", "remove"}) {
            server.alter(path, server.token(), "{\"op\":\"" + op + "\",\"path\":\"/privileges\",\"value\":[\"148\"]}");

            refused(logIn(token));
            assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
            assertThat(server.get(PATH, ann).text()).isEqualTo("{\"apiTokens\":[]}");
            server.restart();
        }
    }

    @Test
    void aTokenIsRefusedWhileTheAccountIsDisabled() {
        String token = token(server.post(PATH, uma, "{\"userId\":\"" + ANN + "\"}"));
        String path = "/api/users/" + ANN;
        server.alter(path, server.token(), "{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}");

        refused(logIn(token));
        assertThat(texts(server.get(PATH + "?userId=" + ANN, uma).json().get("apiTokens"), "valid"))
                .containsExactly("false");
        server.alter(path, server.token(), "{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":true}");
        assertThat(logIn(token).status()).isEqualTo(204);
    }

    @Test
    void aTokenByAnotherUserCannotBeMadeToLastLonger() {
        String session = session(token(server.post(PATH, uma, "{\"userId\":\"" + ANN + "\"}")));
        String ownToken = token(server.post(PATH, session, "{}"));
        String identity = server.call("POST", "/api/auth/identityToken", session(ownToken), Optional.empty())
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
        String delegatedSession = delegated(identity).header("X-MSTR-AuthToken").orElseThrow();
        fixture.give(UserId.of(ANN), 148);

        refused(logIn(ownToken));
        refused(delegated(identity));
        assertThat(server.get("/api/sessions", delegatedSession).status()).isEqualTo(401);
    }

    @Test
    void theTokenItselfIsNotStored() {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer shared = TestServer.on(database)) {
            String token = token(shared.post(PATH, shared.token(), ""));
            shared.post("/api/auth/login", null, "{\"loginMode\":4096,\"username\":\"" + token + "\"}");
            shared.restart();

            assertThat(database.query("select value from secret where kind = 'api-token'"))
                    .containsExactly(RandomTokens.hash(token));
            String hash = RandomTokens.hash(token);
            assertThat(database.query("select text from journal union all select value from journal_personal"
                            + " union all select coalesce(profile, '') from user_account"
                            + " union all select user_text || detail from security_event"))
                    .noneMatch(text -> text.contains(token.substring(32)) || text.contains(hash));
        }
    }

    private static String token(TestResponse answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().get("apiToken").asText();
    }

    private TestResponse logIn(String token) {
        return server.post(
                "/api/auth/login", null, "{\"loginMode\":4096,\"applicationType\":76,\"username\":\"" + token + "\"}");
    }

    private String session(String token) {
        return logIn(token).header("X-MSTR-AuthToken").orElseThrow();
    }

    private TestResponse delegated(String identity) {
        return server.post("/api/auth/delegate", null, "{\"loginMode\":\"-1\",\"identityToken\":\"" + identity + "\"}");
    }

    private static void refused(TestResponse answer) {
        assertRefused(answer, 401, "ERR003");
    }

    private static void forbidden(TestResponse answer) {
        assertRefused(answer, 403, "ERR014");
    }
}
