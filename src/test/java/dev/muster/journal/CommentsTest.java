package dev.muster.journal;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Comments for the change journal, from every place in which clients send them.
class CommentsTest {

    private static final String ROLE = "0000000000000000000000000000F601";
    private static final String FINANCE = "0000000000000000000000000000F602";
    private static final String ANNA = "0000000000000000000000000000F603";
    private static final String ABSENT = "0000000000000000000000000000F604";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        fixture.role(ROLE, "Journalled role", 12);
        fixture.project(FINANCE, "Finance");
        fixture.user(ANNA, "anna");
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// A comment may be in any body that is an object, and in any query.
    @Test
    void everyChangeMayHaveAComment() {
        String addresses = "/api/users/" + ANNA + "/addresses";
        commented("POST", addresses, "\"name\":\"one\",\"value\":\"a@example.org\"");
        TestResponse two = commented(
                "POST", "/api/v2" + addresses.substring(4), "\"name\":\"two\",\"physicalAddress\":\"b@example.org\"");
        String address = "/" + two.json().at("/addresses/1/id").asText();
        commented("PUT", addresses + address, "\"name\":\"three\"");
        commented("PUT", "/api/v2" + addresses.substring(4) + address, "\"name\":\"four\"");
        commented("PATCH", "/api/users/" + ANNA + "/settings", "\"language\":{\"value\":\"1031\"}");
        commented("PATCH", "/api/monitors/projects/status?projectId=" + FINANCE, "\"status\":\"unloaded\"");
        String load = "\"operationList\":[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"loaded\"}]";
        commented("PATCH", "/api/monitors/iServer/nodes/muster/projects/" + FINANCE, load);
        commented("POST", "/api/auth/apiTokens", "\"userId\":\"" + ANNA + "\"");
        commented("POST", "/api/v2/projects", "\"name\":\"Commented project\"");
        commented("POST", "/api/securityRoles", "\"name\":\"Commented role\"");
        TestResponse group = commented("POST", "/api/usergroups", "\"name\":\"Commented group\"");
        String id = group.json().get("id").asText();
        commented("PUT", "/api/usergroups/" + id, "\"description\":\"d\"");
        commented(
                "POST",
                "/api/privileges/bulkUpdate",
                "\"operation\":\"grant\",\"targetPrivileges\":[\"1\"],\"userGroups\":[\"" + id + "\"]");
        commented("POST", "/api/objects/deleteObjects", "\"delete\":[{\"did\":\"" + id + "\",\"tp\":34}]");
        server.delete(addresses + address + "?userComments=by%20query%20too", token);
        assertThat(newestComment()).isEqualTo("by query too");
    }

    @Test
    void aCommentIsReadLast() {
        String comment = ",\"changeJournal\":{\"userComments\":\"" + "x".repeat(4_001) + "\"}}";
        String name = "{\"name\":\"x\"";

        assertRefused(server.put("/api/objects/" + ABSENT + "?type=34", token, name + comment), 404, "ERR004");
        assertRefused(server.put("/api/objects/" + ROLE + "?type=44", token, name + comment), 400, "ERR006");
        assertRefused(
                server.put("/api/objects/" + ROLE + "?type=44", token, name + ",\"changeJournal\":[]}"), 400, "ERR006");
    }

    private static TestResponse commented(String method, String path, String members) {
        String comment = "about " + method + " " + path;
        String body = "{" + members + ",\"changeJournal\":{\"userComments\":\"" + comment + "\"}}";
        TestResponse answer = server.call(method, path, token, Optional.of(body));
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        assertThat(newestComment()).isEqualTo(comment);
        return answer;
    }

    private static String newestComment() {
        String search = server.post("/api/changeJournal", token, "")
                .json()
                .get("searchId")
                .asText();
        return server.get("/api/changeJournal/" + search + "?limit=1", token)
                .json()
                .at("/changeJournalEntries/0/transaction/comments")
                .asText();
    }
}
