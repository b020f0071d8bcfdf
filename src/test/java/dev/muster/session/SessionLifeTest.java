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

/// How long sessions live, and what ends them.
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

        over(token);
    }

    @Test
    void anyUseStartsTheTimeOutAnew() {
        CLOCK.pass(NEARLY_IDLE);
        server.get("/api/securityRoles", token);
        CLOCK.pass(NEARLY_IDLE);
        TestResponse kept = server.call("PUT", "/api/sessions", token, Optional.empty());
        CLOCK.pass(NEARLY_IDLE);

        assertThat(kept.status()).isEqualTo(204);
        assertThat(kept.text()).isEmpty();
        assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
    }

    @Test
    void aDayIsTheEndHoweverMuchItIsUsed() {
        for (int i = 0; i < 49; i++) {
            assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
            CLOCK.pass(NEARLY_IDLE);
        }
        CLOCK.pass(Duration.ofMinutes(19));

        over(token);
    }

    @Test
    void aDisabledUsersSessionsEndWithThatChange() {
        UserId ann = fixture.withPassword("ann");
        String hers = server.token("ann", LoginFixture.PASSWORD);
        fixture.alter(ann, account -> account.withEnabled(false));

        over(hers);
        fixture.alter(ann, account -> account.withEnabled(true));
        assertThat(server.token("ann", LoginFixture.PASSWORD)).isNotEqualTo(hers);
    }

    @Test
    void aDeletedUsersSessionsEndWithThatChange() {
        UserId ann = fixture.withPassword("bob");
        String hers = server.token("bob", LoginFixture.PASSWORD);

        fixture.delete(ann);

        over(hers);
    }

    @Test
    void anotherPasswordEndsThem() {
        UserId ann = fixture.withPassword("cid");
        String hers = server.token("cid", LoginFixture.PASSWORD);

        fixture.set(ann, "another one");

        over(hers);
        assertThat(server.token("cid", "another one")).isNotEqualTo(hers);
    }

    @Test
    void allOfAUsersSessionsCanBeEnded() {
        UserId dan = fixture.withPassword("dan");
        String hers = server.token("dan", LoginFixture.PASSWORD);
        fixture.alter(dan, account -> account.withPassword(account.password(), false));

        over(hers);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/logout",
        "GET, /api/auth/logout",
        "POST, /api/logout",
        "GET, /api/logout",
        "POST, /api/auth/logout/"
    })
    void loggingOutEndsOnlyTheSessionItIsAskedWith(String method, String path) {
        String other = server.token();

        TestResponse answer = server.call(method, path, token, Optional.empty());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("=; Max-Age=0; Path="));
        over(token);
        assertThat(server.get("/api/sessions", other).status()).isEqualTo(200);
        assertThat(server.call(method, path, token, Optional.empty()).status()).isEqualTo(401);
    }

    /// Programs ask by HEAD what a link leads to.
    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/logout", "/api/logout"})
    void askingByHeadEndsNothing(String path) {
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
    void aPageOfTheServersOwnMayAskForItsToken() {
        TestResponse answer = server.send(cookie("/api/auth/token", "same-origin"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("X-MSTR-AuthToken")).contains(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "same-site", "cross-site", "Same-Origin", ""})
    void noOtherPageMay(String site) {
        TestResponse answer = server.send(cookie("/api/auth/token", site));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-MSTR-AuthToken")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000000000000000000000", "'", "\u00e9"})
    void whatIsNoTokenIsNone(String none) {
        over(none);
    }

    @Test
    void aSessionTellsOfItselfAndItsUser() {
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
    void whatTheClientChoseIsToldAgain() {
        TestResponse answer = server.post(
                "/api/auth/login", null, "{\"username\":\"administrator\",\"maxSearch\":7,\"workingSet\":\"20\"}");
        String chosen = answer.header("X-MSTR-AuthToken").orElseThrow();

        assertThat(server.get("/api/sessions?fields=maxSearch,workingSet", chosen)
                        .text())
                .isEqualTo("{\"maxSearch\":7,\"workingSet\":20}");
    }

    private void over(String which) {
        TestResponse answer = server.get("/api/sessions", which);
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
