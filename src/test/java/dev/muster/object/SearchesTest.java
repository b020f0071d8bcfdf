package dev.muster.object;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.RoleId;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Searches over HTTP: at once, or begun by one call and asked for by others.
class SearchesTest {

    private static final String RESULTS = "/api/metadataSearches/results";
    private static final String GHOST = "0000000000000000000000000000BB03";

    private static TestServer server;
    private static String token;
    private static String keeper;
    private static String anna;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        fixture.role("0000000000000000000000000000BB01", "Find me (role)", 1);
        fixture.project("0000000000000000000000000000BB02", "Find me (project)");
        fixture.hide(fixture.role(GHOST, "Find me (hidden)", 1));
        fixture.user("0000000000000000000000000000BB11", "find me anna");
        fixture.user("0000000000000000000000000000BB12", "find me boris");
        fixture.user("0000000000000000000000000000BB13", "keeper", 148);
        token = server.token();
        keeper = fixture.token("keeper");
        anna = fixture.token("find me anna");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aQuickSearchFindsWhatItsCallerMaySee() {
        String search = "/api/searches/results?name=FIND%20me";
        assertThat(found(server.get(search, token)))
                .containsExactly(
                        "Find me (hidden)",
                        "Find me (project)",
                        "Find me (role)",
                        "Full Name of find me anna",
                        "Full Name of find me boris");
        assertThat(found(server.get(search, keeper))).hasSize(4).doesNotContain("Find me (hidden)");
        assertThat(found(server.get(search, anna)))
                .containsExactly("Find me (project)", "Find me (role)", "Full Name of find me anna");
    }

    @Test
    void itIsNarrowedAndCutAsAskedFor() {
        String search = "/api/searches/results?name=find%20me";
        assertThat(found(server.get(search + "&type=44&type=32", keeper))).hasSize(2);
        assertThat(found(server.get(search + "&type=44,8704&pattern=4", keeper)))
                .hasSize(3);
        assertThat(found(server.get(search + "&pattern=1", keeper))).hasSize(2);
        assertThat(found(server.get(search + "&type=3", keeper))).isEmpty();
        assertThat(found(server.get(search + "&certifiedStatus=CERTIFIED_ONLY", keeper)))
                .isEmpty();
        assertThat(found(server.get(search + "&certifiedStatus=ALL&result.hidden=True", keeper)))
                .isEmpty();
        TestResponse page = server.get(search + "&offset=1&limit=1", keeper);
        assertThat(page.json().get("totalItems").asInt()).isEqualTo(4);
        assertThat(page.header("x-mstr-total-count")).contains("4");
        assertThat(texts(page.json().get("result"), "name")).containsExactly("Find me (role)");
        JsonNode user = server.get(search + "&type=34&getAncestors=True", keeper)
                .json()
                .get("result")
                .get(0);
        assertThat(user.get("ancestors").get(1).get("name").asText()).isEqualTo("Users");
    }

    @Test
    void aSearchThatWasBegunIsAskedForItsResults() {
        TestResponse begun = begin("?name=find%20me&pattern=4&domain=4&type=44&type=34", keeper);
        assertThat(begun.status()).as("%s", begun).isEqualTo(200);
        assertThat(begun.json().get("totalItems").asInt()).isEqualTo(3);
        String id = begun.json().get("id").asText();
        TestResponse list = server.get(RESULTS + "?searchId=" + id + "&offset=0&limit=-1", keeper);
        assertThat(texts(list.json(), "name"))
                .containsExactly("Find me (role)", "Full Name of find me anna", "Full Name of find me boris");
        assertThat(list.header("x-mstr-total-count")).contains("3");
        assertThat(texts(
                        server.get(RESULTS + "?searchId=" + id + "&offset=2&limit=5", keeper)
                                .json(),
                        "name"))
                .containsExactly("Full Name of find me boris");
        TestResponse newer = server.get("/api/v2" + RESULTS.substring(4) + "?searchId=" + id + "&limit=1", keeper);
        assertThat(newer.json().get("totalItems").asInt()).isEqualTo(3);
        assertThat(texts(newer.json().get("result"), "name")).containsExactly("Find me (role)");
        JsonNode tree = server.get(RESULTS + "/tree?searchId=" + id, keeper).json();
        assertThat(texts(tree.get("children"), "name")).containsExactly("Users", "Find me (role)");
        assertThat(texts(tree.get("children").get(0).get("children"), "name")).hasSize(2);
    }

    @Test
    void itsPagesAreOfOneRevisionAsFarAsTheyMayBeSeen() {
        try (TestServer fresh = TestServer.start()) {
            ServerFixture fixture = new ServerFixture(fresh);
            RoleId first = fixture.role("0000000000000000000000000000BB21", "Find a", 1);
            RoleId second = fixture.role("0000000000000000000000000000BB22", "Find b", 1);
            fixture.role("0000000000000000000000000000BB23", "Find c", 1);
            fixture.user("0000000000000000000000000000BB24", "seeker", 148);
            String seeker = fixture.token("seeker");
            TestResponse begun = fresh.post(RESULTS + "?name=find&type=44", seeker, "");
            String list = RESULTS + "?searchId=" + begun.json().get("id").asText();

            fixture.role("0000000000000000000000000000BB25", "Find aa", 1);
            fresh.delete("/api/securityRoles/" + first.text(), fresh.token());
            fixture.hide(second);

            TestResponse later = fresh.get(list, seeker);
            assertThat(texts(later.json(), "name")).containsExactly("Find a", "Find c");
            assertThat(revision(later)).isEqualTo(revision(begun));
            fresh.restart();
            assertThat(texts(fresh.get(list + "&offset=1", seeker).json(), "name"))
                    .containsExactly("Find c");
        }
    }

    @Test
    void aSearchIsItsCallersOwn() {
        String id = begin("?name=find", keeper).json().get("id").asText();
        for (String path : List.of(RESULTS, RESULTS + "/tree", "/api/v2/metadataSearches/results")) {
            assertThat(server.get(path + "?searchId=" + id, keeper).status()).isEqualTo(200);
            assertRefused(server.get(path + "?searchId=" + id, token), 404, "ERR004");
            assertRefused(server.get(path + "?searchId=" + id.substring(1), keeper), 404, "ERR004");
            assertRefused(server.get(path, keeper), 400, "ERR006");
        }
    }

    @Test
    void aSearchEndsAfterAnHour() {
        SettableClock clock = new SettableClock();
        try (TestServer fresh = TestServer.start(clock)) {
            String id = fresh.post(RESULTS, fresh.token(), "").json().get("id").asText();
            clock.pass(Duration.ofMinutes(59));
            assertThat(fresh.get(RESULTS + "?searchId=" + id, fresh.token()).status())
                    .isEqualTo(200);
            clock.pass(Duration.ofMinutes(1));
            assertRefused(fresh.get(RESULTS + "?searchId=" + id, fresh.token()), 404, "ERR004");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pattern=6",
                "pattern=x",
                "type=x",
                "root=x",
                "ownerId=x",
                "result.hidden=x",
                "beginModificationTime=x",
                "beginModificationTime=2021-04-04T06:33:32",
                "endModificationTime=%2B999999999-01-01T00:00:00Z",
                "usesObject=0000000000000000000000000000BB01;44",
                "usedByObject=0000000000000000000000000000BB01;44"
            })
    void whatCannotBeSearchedForIsRefused(String query) {
        assertRefused(server.get("/api/searches/results?" + query, token), 400, "ERR006");
        assertRefused(begin("?" + query, token), 400, "ERR006");
    }

    @Test
    void timesAreUnderstoodAsClientsSendThem() {
        for (String time :
                List.of("2100-01-01T00:00:00Z", "2100-01-01T00:00:00%2B0000", "2100-01-01T00:00:00.000%2B01:00")) {
            assertThat(begin("?beginModificationTime=" + time, token)
                            .json()
                            .get("totalItems")
                            .asInt())
                    .isZero();
            assertThat(begin("?endModificationTime=" + time, token)
                            .json()
                            .get("totalItems")
                            .asInt())
                    .isPositive();
        }
    }

    private static TestResponse begin(String query, String token) {
        return server.post(RESULTS + query, token, "");
    }

    private static List<String> found(TestResponse answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        List<String> names = texts(answer.json().get("result"), "name");
        assertThat(answer.json().get("totalItems").asInt()).isEqualTo(names.size());
        return names;
    }

    /// Epoch and revision, without how far the node is.
    private static String revision(TestResponse answer) {
        String mark = answer.header("X-Muster-Revision").orElseThrow();
        return mark.substring(0, mark.lastIndexOf('.'));
    }
}
