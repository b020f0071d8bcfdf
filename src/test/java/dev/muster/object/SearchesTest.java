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

/// Searches over HTTP: in one call, or search by one call and read by later ones.
class SearchesTest {

    private static final String RESULTS = "/api/metadataSearches/results";
    private static final String GHOST = "0000000000000000000000000000BB03";

    private static TestServer server;
    private static String token;
    private static String manager;
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
        fixture.user("0000000000000000000000000000BB13", "manager", 148);
        token = server.token();
        manager = fixture.token("manager");
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
        assertThat(found(server.get(search, manager))).hasSize(4).doesNotContain("Find me (hidden)");
        assertThat(found(server.get(search, anna)))
                .containsExactly("Find me (project)", "Find me (role)", "Full Name of find me anna");
    }

    @Test
    void aQuickSearchIsNarrowedAndPaged() {
        String search = "/api/searches/results?name=find%20me";
        assertThat(found(server.get(search + "&type=44&type=32", manager))).hasSize(2);
        assertThat(found(server.get(search + "&type=44,8704&pattern=4", manager)))
                .hasSize(3);
        assertThat(found(server.get(search + "&pattern=1", manager))).hasSize(2);
        assertThat(found(server.get(search + "&type=3", manager))).isEmpty();
        assertThat(found(server.get(search + "&certifiedStatus=CERTIFIED_ONLY", manager)))
                .isEmpty();
        assertThat(found(server.get(search + "&certifiedStatus=ALL&result.hidden=True", manager)))
                .isEmpty();
        TestResponse page = server.get(search + "&offset=1&limit=1", manager);
        assertThat(page.json().get("totalItems").asInt()).isEqualTo(4);
        assertThat(page.header("x-mstr-total-count")).contains("4");
        assertThat(texts(page.json().get("result"), "name")).containsExactly("Find me (role)");
        JsonNode user = server.get(search + "&type=34&getAncestors=True", manager)
                .json()
                .get("result")
                .get(0);
        assertThat(user.get("ancestors").get(1).get("name").asText()).isEqualTo("Users");
    }

    @Test
    void theResultsOfASearchAreReadLater() {
        TestResponse search = begin("?name=find%20me&pattern=4&domain=4&type=44&type=34", manager);
        assertThat(search.status()).as("%s", search).isEqualTo(200);
        assertThat(search.json().get("totalItems").asInt()).isEqualTo(3);
        String id = search.json().get("id").asText();
        TestResponse list = server.get(RESULTS + "?searchId=" + id + "&offset=0&limit=-1", manager);
        assertThat(texts(list.json(), "name"))
                .containsExactly("Find me (role)", "Full Name of find me anna", "Full Name of find me boris");
        assertThat(list.header("x-mstr-total-count")).contains("3");
        assertThat(texts(
                        server.get(RESULTS + "?searchId=" + id + "&offset=2&limit=5", manager)
                                .json(),
                        "name"))
                .containsExactly("Full Name of find me boris");
        TestResponse newer = server.get("/api/v2" + RESULTS.substring(4) + "?searchId=" + id + "&limit=1", manager);
        assertThat(newer.json().get("totalItems").asInt()).isEqualTo(3);
        assertThat(texts(newer.json().get("result"), "name")).containsExactly("Find me (role)");
        JsonNode tree = server.get(RESULTS + "/tree?searchId=" + id, manager).json();
        assertThat(texts(tree.get("children"), "name")).containsExactly("Users", "Find me (role)");
        assertThat(texts(tree.get("children").get(0).get("children"), "name")).hasSize(2);
    }

    @Test
    void pagesAreOfOneRevisionAndHaveNothingHiddenSince() {
        try (TestServer fresh = TestServer.start()) {
            ServerFixture fixture = new ServerFixture(fresh);
            RoleId first = fixture.role("0000000000000000000000000000BB21", "Find a", 1);
            RoleId second = fixture.role("0000000000000000000000000000BB22", "Find b", 1);
            fixture.role("0000000000000000000000000000BB23", "Find c", 1);
            fixture.user("0000000000000000000000000000BB24", "caller", 148);
            String caller = fixture.token("caller");
            TestResponse search = fresh.post(RESULTS + "?name=find&type=44", caller, "");
            String list = RESULTS + "?searchId=" + search.json().get("id").asText();

            fixture.role("0000000000000000000000000000BB25", "Find aa", 1);
            fresh.delete("/api/securityRoles/" + first.text(), fresh.token());
            fixture.hide(second);

            TestResponse later = fresh.get(list, caller);
            assertThat(texts(later.json(), "name")).containsExactly("Find a", "Find c");
            assertThat(revision(later)).isEqualTo(revision(search));
            fresh.restart();
            assertThat(texts(fresh.get(list + "&offset=1", caller).json(), "name"))
                    .containsExactly("Find c");
        }
    }

    @Test
    void aSearchOfAnotherUserIsUnknown() {
        String id = begin("?name=find", manager).json().get("id").asText();
        for (String path : List.of(RESULTS, RESULTS + "/tree", "/api/v2/metadataSearches/results")) {
            assertThat(server.get(path + "?searchId=" + id, manager).status()).isEqualTo(200);
            assertRefused(server.get(path + "?searchId=" + id, token), 404, "ERR004");
            assertRefused(server.get(path + "?searchId=" + id.substring(1), manager), 404, "ERR004");
            assertRefused(server.get(path, manager), 400, "ERR006");
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
    void unsupportedCriteriaAreRefused(String query) {
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

    /// Epoch and revision of the answer's revision token, without the feed.
    private static String revision(TestResponse answer) {
        String revisionToken = answer.header("X-Muster-Revision").orElseThrow();
        return revisionToken.substring(0, revisionToken.lastIndexOf('.'));
    }
}
