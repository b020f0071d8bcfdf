package dev.muster.journal;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The change journal over HTTP: the criteria of a search, and the entries that each reader sees.
class JournalOverHttpTest {

    private static final String ROLE = "0000000000000000000000000000F401";
    private static final String SALES = "0000000000000000000000000000F402";
    private static final String FINANCE = "0000000000000000000000000000F403";
    private static final String ANNA = "0000000000000000000000000000F404";
    private static final String AUDITOR = "0000000000000000000000000000F405";
    private static final String PART = "0000000000000000000000000000F406";
    private static final String AUDIT_ROLE = "0000000000000000000000000000F407";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static String deleted;
    private static long deletion;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        RoleId role = fixture.role(ROLE, "Journalled role", 12);
        ProjectId sales = fixture.project(SALES, "Sales");
        ProjectId finance = fixture.project(FINANCE, "Finance");
        UserId anna = fixture.user(ANNA, "anna");
        fixture.user(AUDITOR, "auditor", 178);
        UserId part = fixture.user(PART, "part");
        fixture.grant(fixture.role(AUDIT_ROLE, "Auditors", 178), sales, part);
        token = server.token();
        server.patch("/api/securityRoles/" + ROLE, token, """
                {"operationList":[{"op":"replace","path":"/description","value":"d"},
                 {"op":"add","path":"/changeJournal/userComments","value":"by patch"}]}""");
        fixture.grant(role, sales, anna);
        fixture.grant(role, finance, anna);
        deleted = server.post(
                        "/api/users",
                        token,
                        "{\"username\":\"doomed\",\"fullName\":\"Doomed\",\"changeJournal\":{\"userComments\":\"by post\"}}")
                .json()
                .get("id")
                .asText();
        server.put(
                "/api/objects/" + ROLE + "?type=44",
                token,
                "{\"longDescription\":\"l\",\"changeJournal\":{\"userComments\":\"by put\"}}");
        server.delete("/api/users/" + deleted + "?userComments=by%20query", token);
        deletion = server.app().ledger().now().revision();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theNewestComesFirstWithAuthorAndComment() {
        JsonNode newest =
                entries(token, "{\"endTransactionId\":" + deletion + "}").getFirst();
        assertThat(newest.at("/transaction/type").asText()).isEqualTo("DELETE_OBJECT");
        assertThat(newest.at("/transaction/comments").asText()).isEqualTo("by query");
        assertThat(newest.at("/user/name").asText()).isEqualTo("Administrator");
        assertThat(newest.at("/changedObjects/0/name").asText()).isEqualTo("Doomed");
        assertThat(newest.at("/changedObjects/0/changeType").asText()).isEqualTo("DELETE_OBJECT");
        assertThat(newest.get("timestamp").asText()).matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d [AP]M");
    }

    /// Times are in whole seconds, as entries show them.
    @Test
    void everyEntryIsFoundByItsOwnTime() {
        for (JsonNode entry : entries(token, "")) {
            String american = entry.get("timestamp").asText();
            String iso = entry.get("timestampIso").asText();
            for (String time : List.of(american, iso, iso.replaceAll("\\.\\d{3}", ""))) {
                String criteria = "{\"beginTime\":\"%s\",\"endTime\":\"%s\"}".formatted(time, time);
                assertThat(entries(token, criteria)).as(time).contains(entry);
            }
        }
    }

    @Test
    void commentsArriveFromAllPlaces() {
        assertThat(entries(token, "").stream()
                        .map(entry -> entry.at("/transaction/comments").asText()))
                .contains("by patch", "by post", "by put", "by query");
    }

    /// `count` is the number of matching entries, without those of the first start.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"affectedObjects\":[{\"id\":\"" + ROLE + "\"}]}                                             | 5",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"changeTypes\":[\"CREATE_OBJECT\"]}                   | 1",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"transactionTypes\":[\"SAVE_LINKITEMS\"]}             | 2",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"affectedProjects\":[\"" + SALES + "\"]}              | 1",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"transactionSources\":[\"SETUP\"]}                    | 3",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"users\":[\"" + ANNA + "\"]}                          | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"machines\":[\"127.0.0.1\"]}                          | 2",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"sessionIds\":[\"x\"]}                                | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"beginTime\":\"01/01/2099 01:00:00 AM\"}              | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"endTime\":\"01/01/2001 01:00:00 am\"}                | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"beginTime\":\"01/01/2001 01:00:00 AM\"}              | 5",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"endTime\":\"2001-01-01T01:00:00Z\"}                  | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"beginTime\":\"2001-01-01T01:00:00.000+0000\"}        | 5",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"endTransactionId\":1}                                | 0",
                "{\"affectedObjects\":[\"" + ROLE + "\"],\"beginTransactionId\":\"1\",\"endTransactionId\":9999} | 5",
                "{\"affectedObjects\":[\"" + ROLE + "\",\"" + ANNA + "\"],\"changeTypes\":[\"create_object\"]}   | 2"
            })
    void criteriaAreAllApplied(String criteria, int count) {
        assertThat(entries(token, criteria)).as(criteria).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"affectedObjects\":[{\"id\":\"x\"}]}",
                "{\"affectedObjects\":[null]}",
                "{\"users\":[[]]}",
                "{\"beginTime\":\"yesterday\"}",
                "{\"beginTime\":\"2026-11-29T14:30:00+02:00\"}",
                "{\"endTime\":\"11/29/2026 14:30:00 PM\"}",
                "{\"transactionTypes\":[\"\"]}",
                "{\"beginTransactionId\":\"x\"}"
            })
    void aMalformedCriterionIsRefused(String criteria) {
        TestResponse answer = server.post("/api/changeJournal", token, criteria);
        assertRefused(answer, 400, "ERR006");
    }

    @Test
    void pagesArePartsOfOneJournal() {
        String search = begin(token, "{}");
        List<JsonNode> whole = page(token, search, "?limit=1000");
        server.patch("/api/securityRoles/" + AUDIT_ROLE, token, """
                {"operationList":[{"op":"replace","path":"/description","value":"later"}]}""");
        List<JsonNode> pages = Stream.of("?offset=0&limit=2", "?offset=2&limit=2", "?offset=4&limit=-1")
                .flatMap(query -> page(token, search, query).stream())
                .toList();
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void fieldsLeaveTheEntriesOut() {
        String path = "/api/changeJournal/" + begin(token, "{}");
        assertThat(server.get(path + "?fields=none", token).text()).isEqualTo("{}");
        assertThat(server.get(path + "?fields=changeJournalEntries&limit=1", token)
                        .text())
                .isEqualTo(server.get(path + "?limit=1", token).text());
    }

    @Test
    void criteriaThatDoNotFitIntoASearchIdAreRefused() {
        String id = "\"" + ROLE + "\",";
        assertThat(entries(token, "{\"affectedObjects\":[" + id.repeat(99) + "\"" + ROLE + "\"]}"))
                .isNotEmpty();
        TestResponse refused = server.post(
                "/api/changeJournal", token, "{\"affectedObjects\":[" + id.repeat(299) + "\"" + ROLE + "\"]}");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aSearchOfAnotherUserIsUnknown() {
        String search = begin(token, "{}");
        String auditor = fixture.token("auditor");
        assertThat(server.get("/api/changeJournal/" + search, auditor).status()).isEqualTo(404);
        assertThat(server.get("/api/changeJournal/" + search.substring(1), token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSearchTakesThePrivilege() {
        TestResponse refused = server.post("/api/changeJournal", fixture.token("anna"), "{}");
        assertRefused(refused, 403, "ERR014");
    }

    @Test
    void aHolderInOneProjectSeesOnlyItsEntries() {
        List<JsonNode> seen = entries(fixture.token("part"), "{}");
        assertThat(seen)
                .isNotEmpty()
                .allMatch(entry -> entry.get("projectId").asText().equals(SALES));
        assertThat(seen.toString()).doesNotContain(FINANCE);
    }

    @Test
    void objectsThatTheReaderMayNotBrowseAreNotShown() {
        UserId hidden = fixture.user("0000000000000000000000000000F408", "hidden");
        fixture.grant(
                fixture.role("0000000000000000000000000000F409", "Another role", 12), ProjectId.of(SALES), hidden);
        fixture.hide(hidden);
        String auditor = fixture.token("auditor");
        assertThat(entries(auditor, "{}").toString())
                .doesNotContain(hidden.text())
                .contains(ANNA);
        assertThat(entries(token, "{}").toString()).contains(hidden.text());
    }

    @Test
    void anObjectThatAllCouldBrowseIsShownAfterItsDeletion() {
        assertThat(entries(fixture.token("auditor"), "{\"changeTypes\":[\"DELETE_OBJECT\"]}")
                        .toString())
                .contains(deleted);
    }

    @Test
    void nothingIsEverPurged() {
        TestResponse refused = server.delete("/api/changeJournal?purgeAllProjects=true", token);
        assertRefused(refused, 400, "ERR010");
        assertThat(refused.json().get("message").asText()).contains("never purged");
    }

    private static List<JsonNode> entries(String token, String criteria) {
        return page(token, begin(token, criteria), "?offset=0&limit=1000");
    }

    private static String begin(String token, String criteria) {
        TestResponse answer = server.post("/api/changeJournal", token, criteria);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().get("searchId").asText();
    }

    private static List<JsonNode> page(String token, String search, String query) {
        TestResponse page = server.get("/api/changeJournal/" + search + query, token);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return elements(page.json().get("changeJournalEntries")).toList();
    }
}
