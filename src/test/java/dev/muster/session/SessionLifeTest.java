package dev.muster.session;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.login.LoginFixture;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The life of sessions: time-outs, and everything that ends them.
class SessionLifeTest {

    private static final Duration NEARLY_IDLE = Duration.ofMinutes(29);

    private static final SettableClock CLOCK = new SettableClock();

    private static TestServer server;
    private static LoginFixture fixture;

    private String token = "";

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK);
        fixture = LoginFixture.of(server.app().ledger());
    }

    @BeforeEach
    void logIn() {
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anUnusedSessionEnds() {
        CLOCK.pass(Duration.ofMinutes(30).plusMillis(1));

        assertOver(token);
    }

    @Test
    void anyUseStartsTheTimeOutAnew() {
        CLOCK.pass(NEARLY_IDLE);
        server.get("/api/securityRoles", token);
        CLOCK.pass(NEARLY_IDLE);
        TestResponse keptAlive = server.call("PUT", "/api/sessions", token, Optional.empty());
        CLOCK.pass(NEARLY_IDLE);

        assertThat(keptAlive.status()).isEqualTo(204);
        assertThat(keptAlive.text()).isEmpty();
        assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterADayEvenIfItIsUsed() {
        for (int i = 0; i < 49; i++) {
            assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
            CLOCK.pass(NEARLY_IDLE);
        }
        CLOCK.pass(Duration.ofMinutes(19));

        assertOver(token);
    }

    @Test
    void aDisabledUsersSessionsEndWithThatChange() {
        UserId ann = fixture.withPassword("ann");
        String session = server.token("ann", LoginFixture.PASSWORD);
        fixture.alter(ann, account -> account.withEnabled(false));

        assertOver(session);
        fixture.alter(ann, account -> account.withEnabled(true));
        assertThat(server.token("ann", LoginFixture.PASSWORD)).isNotEqualTo(session);
    }

    @Test
    void aDeletedUsersSessionsEndWithThatChange() {
        UserId ann = fixture.withPassword("bob");
        String session = server.token("bob", LoginFixture.PASSWORD);

        fixture.delete(ann);

        assertOver(session);
    }

    @Test
    void anotherPasswordEndsAllSessions() {
        UserId ann = fixture.withPassword("cid");
        String session = server.token("cid", LoginFixture.PASSWORD);

        fixture.setPassword(ann, "another one");

        assertOver(session);
        assertThat(server.token("cid", "another one")).isNotEqualTo(session);
    }

    @Test
    void allOfAUsersSessionsCanBeEnded() {
        UserId dan = fixture.withPassword("dan");
        String session = server.token("dan", LoginFixture.PASSWORD);
        fixture.alter(dan, account -> account.withPassword(account.password(), false));

        assertOver(session);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/logout",
        "GET, /api/auth/logout",
        "POST, /api/logout",
        "GET, /api/logout",
        "POST, /api/auth/logout/"
    })
    void loggingOutEndsOnlyTheSessionOfTheCall(String method, String path) {
        String other = server.token();

        TestResponse answer = server.call(method, path, token, Optional.empty());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("=; Max-Age=0; Path="));
        assertOver(token);
        assertThat(server.get("/api/sessions", other).status()).isEqualTo(200);
        assertThat(server.call(method, path, token, Optional.empty()).status()).isEqualTo(401);
    }

    /// Programs send HEAD to find out about a link.
    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/logout", "/api/logout"})
    void headEndsNoSession(String path) {
        TestResponse answer = server.call("HEAD", path, token, Optional.empty());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, POST, OPTIONS");
        assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
    }

    @Test
    void aCookieAuthenticatesNothing() {
        assertThat(server.send(cookie("/api/sessions", "same-origin")).status()).isEqualTo(401);
        assertThat(server.send(cookie("/api/auth/logout", "same-origin")).status())
                .isEqualTo(401);
    }

    @Test
    void aPageOfTheServerItselfMayReadItsToken() {
        TestResponse answer = server.send(cookie("/api/auth/token", "same-origin"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("X-MSTR-AuthToken")).contains(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "same-site", "cross-site", "Same-Origin", ""})
    void noOtherPageMayReadIt(String site) {
        TestResponse answer = server.send(cookie("/api/auth/token", site));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-MSTR-AuthToken")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000000000000000000000", "'", "\u00e9"})
    void aMalformedTokenIsRefused(String malformed) {
        assertOver(malformed);
    }

    @Test
    void aSessionShowsItselfAndItsUser() {
        assertThat(server.get("/api/sessions", token).text())
                .isEqualTo("{\"locale\":1033,\"displayLocale\":1033,\"maxSearch\":3,\"workingSet\":10,"
                        + "\"timeout\":1800,\"metadataUser\":true,\"lifetime\":-1,"
                        + "\"id\":\"54F3D26011D2896560009A8E67019608\",\"fullName\":\"Administrator\","
                        + "\"initials\":\"A\"}");
        assertThat(server.get("/api/sessions/userInfo", token).text())
                .isEqualTo("{\"metadataUser\":true,\"id\":\"54F3D26011D2896560009A8E67019608\","
                        + "\"fullName\":\"Administrator\",\"initials\":\"A\",\"profileColor\":\"#F48852\"}");
    }

    @Test
    void thePreferencesOfTheClientAreShown() {
        TestResponse answer = server.post(
                "/api/auth/login", null, "{\"username\":\"administrator\",\"maxSearch\":7,\"workingSet\":\"20\"}");
        String session = answer.header("X-MSTR-AuthToken").orElseThrow();

        assertThat(server.get("/api/sessions?fields=maxSearch,workingSet", session)
                        .text())
                .isEqualTo("{\"maxSearch\":7,\"workingSet\":20}");
    }

    private void assertOver(String token) {
        TestResponse answer = server.get("/api/sessions", token);
        assertRefused(answer, 401, "ERR009");
        assertThat(answer.header("Cache-Control")).contains("no-cache, no-store, max-age=0, must-revalidate");
    }

    private HttpRequest cookie(String path, String site) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Cookie", "JSESSIONID=00; iSession=" + token)
                .header("Sec-Fetch-Site", site)
                .build();
    }
}
