package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.directory.LoginAccount;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /api/auth/login`: requests as clients send them, and refusals.
class LoginTest {

    private static TestServer server;
    private static LoginFixture fixture;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = LoginFixture.of(server.app().ledger());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void jsonGivesATokenInAHeaderAndNothingElse() {
        TestResponse answer = json("{\"loginMode\":1,\"username\":\"administrator\",\"password\":\"\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("X-MSTR-AuthToken").orElseThrow()).matches("[0-9a-v]{26}");
        assertThat(answer.header("Content-Type")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(answer.header("Pragma")).contains("no-cache");
        assertThat(answer.header("Expires")).contains("0");
    }

    /// Refusals and successes, under every path, also have the headers that forbid caching to old caches.
    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/login, 400",
        "POST, /api/auth/login?x=%C3%28, 400",
        "POST, /API/auth/delegate/, 400",
        "GET, /api/auth/identityToken, 401",
        "POST, /api/v2/auth/identityToken, 201",
        "POST, /api/auth/apiTokens, 400",
        "GET, /api/auth/apiTokens, 200",
        "GET, /api/auth/apiTokens?userId=x, 404",
        "DELETE, /api/auth/apiTokens, 204",
        "GET, /api/auth/token, 401",
        "GET, /api/auth/logout, 204",
        "POST, /api/logout, 204"
    })
    void noAnswerToALogInIsCached(String method, String path, int status) {
        TestResponse answer = server.call(method, path, server.token(), Optional.of("{"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).contains("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(answer.header("Pragma")).contains("no-cache");
        assertThat(answer.header("Expires")).contains("0");
    }

    @Test
    void theOfficialClientsFormGivesATokenToo() {
        TestResponse answer =
                form("loginMode=1&applicationType=76&username=Administrator&password=&workingSet=10&maxSearch=3");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(server.get("/api/sessions", token(answer)).status()).isEqualTo(200);
    }

    @Test
    void twoCookiesAreSet() {
        TestResponse answer = json("{\"username\":\"administrator\"}");

        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .satisfiesExactly(
                        container -> assertThat(container)
                                .matches("JSESSIONID=[0-9A-F]{32}; Path=/MicroStrategyLibrary; HttpOnly; SameSite=Lax"),
                        session -> assertThat(session)
                                .isEqualTo("iSession=" + token(answer)
                                        + "; Path=/MicroStrategyLibrary; HttpOnly; SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"administrator\"}",
                "{\"username\":\"ADMINISTRATOR\",\"password\":null}",
                "{\"loginMode\":\"1\",\"username\":\"Administrator\",\"maxSearch\":\"3\",\"workingSet\":\"10\"}",
                "{\"username\":\" Administrator \",\"applicationType\":35,\"applicationId\":\"null\"}",
                "{\"username\":\"Administrator\",\"changePassword\":\"false\",\"unknown\":{\"a\":[1]}}"
            })
    void oddButHarmlessBodiesAreAccepted(String body) {
        assertThat(json(body).status()).isEqualTo(204);
    }

    @Test
    void aStaleTokenAndOldCookiesAreIgnored() {
        HttpRequest request = request("application/json", "{\"username\":\"administrator\"}")
                .header("X-MSTR-AuthToken", "pdcmrontjrlf494tl1eu6nt7hg")
                .header("Cookie", "JSESSIONID=00; iSession=pdcmrontjrlf494tl1eu6nt7hg")
                .build();

        assertThat(server.send(request).status()).isEqualTo(204);
    }

    @Test
    void jsonIsReadWithAnyContentType() {
        HttpRequest request = request("application/x-www-form-urlencoded", "{\"username\":\"administrator\"}")
                .build();

        assertThat(server.send(request).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 8, 16, 64, 1048576})
    void otherModesAreNotConfigured(int mode) {
        TestResponse answer = json("{\"loginMode\":" + mode + ",\"username\":\"administrator\"}");

        refused(answer, 400, "ERR001", -2147205409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"username\":[\"a\"]}",
                "{\"username\":{}}",
                "{\"username\":true}",
                "{\"loginMode\":\"one\"}",
                "{\"loginMode\":1.5}",
                "{\"loginMode\":99999999999}",
                "{\"changePassword\":\"perhaps\"}",
                "[]",
                "null",
                "\"administrator\"",
                ""
            })
    void malformedBodiesAreRefusedWithoutTheWordsThatTheClientReactsTo(String body) {
        TestResponse answer = json(body);

        assertRefused(answer, 400, "ERR006");
        assertThat(answer.text()).doesNotContain("constraint violations");
    }

    /// The official client recognizes these words, and tries once more as another application type.
    @ParameterizedTest
    @ValueSource(strings = {"{\"username\":\"administrator\",\"maxSearch\":0}", "{\"workingSet\":2}"})
    void numbersOutOfRangeAreRefusedWithTheseWords(String body) {
        TestResponse answer = json(body);

        assertRefused(answer, 400, "ERR006");
        assertThat(answer.json().get("message").asText()).contains("constraint violations");
    }

    @Test
    void aWrongFormIsRefused() {
        assertThat(form("loginMode=one&username=administrator").status()).isEqualTo(400);
        assertThat(form("username=%C3%28").status()).isEqualTo(400);
        assertThat(form("&&&=&").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"64, 401", "65, 400", "4096, 400", "5000, 400"})
    void aLargeBodyIsRefused(int kib, int status) {
        String head = "username=administrator&password=";
        String body = head + "x".repeat(kib * 1024 - head.length());

        assertThat(form(body).status()).isEqualTo(status);
    }

    @Test
    void unknownWrongDisabledAndWithoutPasswordLookTheSame() {
        fixture.withPassword("ann");
        fixture.withoutPassword("bob");
        fixture.alter(fixture.withPassword("cid"), account -> account.withEnabled(false));
        fixture.alter(fixture.withPassword("dan"), LoginTest::notStandard);
        String expected = json(body("nobody", "wrong")).text().replaceAll("[0-9a-f]{32}", "");

        refused(json(body("nobody", "wrong")), 401, "ERR003", -2147216959);
        assertThat(new String[] {"ann", "bob", "cid", "dan", ""})
                .allSatisfy(name -> assertThat(json(body(name, "wrong")).text().replaceAll("[0-9a-f]{32}", ""))
                        .isEqualTo(expected));
        assertThat(json(body("bob", "")).text().replaceAll("[0-9a-f]{32}", "")).isEqualTo(expected);
    }

    @Test
    void withTheRightPasswordTheReasonOfARefusalIsShown() {
        fixture.alter(fixture.withPassword("eve"), account -> account.withEnabled(false));
        fixture.alter(fixture.withPassword("fay"), LoginTest::notStandard);
        fixture.alter(fixture.withPassword("gus"), LoginTest::newRequired);

        refused(json(body("eve", LoginFixture.PASSWORD)), 401, "ERR003", -2147216965);
        refused(json(body("fay", LoginFixture.PASSWORD)), 401, "ERR003", -2147213792);
        refused(json(body("gus", LoginFixture.PASSWORD)), 401, "ERR003", -2147216960);
    }

    @Test
    void aNewPasswordReplacesTheOldOne() {
        UserId hal = fixture.withPassword("hal");
        String before = token(json(body("hal", LoginFixture.PASSWORD)));
        fixture.alter(hal, LoginTest::newRequired);

        TestResponse answer = json(changing("hal", "a better one"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(server.get("/api/sessions", token(answer)).status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", before).status()).isEqualTo(401);
        assertThat(json(body("hal", LoginFixture.PASSWORD)).status()).isEqualTo(401);
        assertThat(json(body("hal", "a better one")).status()).isEqualTo(204);
    }

    @Test
    void aNewPasswordMustFollowTheRule() {
        fixture.withPassword("ida");

        refused(json(changing("ida", "short")), 400, "ERR001", -2147180957);
        refused(json(changing("ida", "")), 400, "ERR001", -2147180957);
        refused(json(changing("ida", LoginFixture.PASSWORD)), 400, "ERR001", -2147180957);
        assertThat(json(body("ida", LoginFixture.PASSWORD)).status()).isEqualTo(204);
    }

    @Test
    void aUserWithAFixedPasswordCannotChangeIt() {
        fixture.alter(fixture.withPassword("jim"), LoginTest::fixed);

        assertThat(json(changing("jim", "a better one")).json().get("code").asText())
                .isEqualTo("ERR003");
        assertThat(json(body("jim", LoginFixture.PASSWORD)).status()).isEqualTo(204);
    }

    private static LoginAccount notStandard(LoginAccount account) {
        return new LoginAccount(
                account.name(), true, false, true, false, account.password(), account.credentialEpoch());
    }

    private static LoginAccount newRequired(LoginAccount account) {
        return new LoginAccount(account.name(), true, true, true, true, account.password(), account.credentialEpoch());
    }

    private static LoginAccount fixed(LoginAccount account) {
        return new LoginAccount(
                account.name(), true, true, false, false, account.password(), account.credentialEpoch());
    }

    private static String body(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private static String changing(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + LoginFixture.PASSWORD
                + "\",\"changePassword\":true,\"newPassword\":\"" + password + "\"}";
    }

    private static void refused(TestResponse answer, int status, String code, int iServerCode) {
        assertRefused(answer, status, code);
        assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(iServerCode);
        assertThat(answer.header("X-MSTR-AuthToken")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private static String token(TestResponse answer) {
        return answer.header("X-MSTR-AuthToken").orElseThrow();
    }

    private static TestResponse json(String body) {
        return server.send(request("application/json", body).build());
    }

    private static TestResponse form(String body) {
        return server.send(request("application/x-www-form-urlencoded", body).build());
    }

    private static HttpRequest.Builder request(String type, String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/auth/login"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }
}
