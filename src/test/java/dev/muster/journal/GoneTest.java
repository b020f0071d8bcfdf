package dev.muster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The journal about objects that were deleted since.
class GoneTest {

    @Test
    void deletedUsersKeepTheirNamesInEarlierEntries() {
        try (TestServer server = TestServer.start()) {
            ServerFixture fixture = new ServerFixture(server);
            ProjectId project = fixture.project("0000000000000000000000000000FA01", "Sales");
            RoleId role = fixture.role("0000000000000000000000000000FA02", "Role", 12);
            UserId gone = fixture.user("0000000000000000000000000000FA03", "gone");
            UserId hidden = fixture.user("0000000000000000000000000000FA04", "hidden");
            fixture.user("0000000000000000000000000000FA05", "auditor", 178);
            fixture.grant(role, project, gone, hidden);
            fixture.hide(hidden);
            String admin = server.token();
            for (UserId user : List.of(gone, hidden)) {
                assertThat(server.delete("/api/users/" + user.text(), admin).status())
                        .isEqualTo(204);
            }

            assertThat(members(server, admin, role)).contains("Full Name of gone", "Full Name of hidden");
            assertThat(members(server, fixture.token("auditor"), role)).containsOnly("Full Name of gone");
        }
    }

    /// A search up to a time before the deletion must not show more than a search of the whole journal.
    @Test
    void aHiddenObjectIsNotShownBeforeItsDeletionEither() {
        try (TestServer server = TestServer.start()) {
            ServerFixture fixture = new ServerFixture(server);
            RoleId hidden = fixture.role("0000000000000000000000000000FA12", "Secret", 12);
            RoleId plain = fixture.role("0000000000000000000000000000FA13", "Plain", 12);
            fixture.user("0000000000000000000000000000FA15", "auditor", 178);
            String auditor = fixture.token("auditor");
            long before = server.app().ledger().now().revision();
            String admin = server.token();
            String earlier = search(server, auditor, "{}");
            fixture.hide(hidden);
            for (RoleId role : List.of(hidden, plain)) {
                assertThat(server.delete("/api/securityRoles/" + role.text(), admin)
                                .status())
                        .isEqualTo(204);
            }

            String narrowed = search(server, auditor, "{\"endTransactionId\":" + before + "}");
            for (String search : List.of(earlier, narrowed, search(server, auditor, "{}"))) {
                assertThat(server.get("/api/changeJournal/" + search, auditor).text())
                        .contains("\"Plain\"")
                        .doesNotContain("Secret", hidden.text());
            }
            assertThat(server.get("/api/changeJournal/" + search(server, admin, "{}"), admin)
                            .text())
                    .contains("Secret");
        }
    }

    /// The criteria of a search must not reveal the author.
    @Test
    void nothingIsFoundByAHiddenAuthor() {
        try (TestServer server = TestServer.start()) {
            ServerFixture fixture = new ServerFixture(server);
            UserId hidden = fixture.user("0000000000000000000000000000FA24", "hidden", 148);
            fixture.user("0000000000000000000000000000FA25", "auditor", 178);
            server.post("/api/securityRoles", fixture.token("hidden"), "{\"name\":\"By the hidden one\"}");
            fixture.hide(hidden);
            String auditor = fixture.token("auditor");

            assertThat(found(server, auditor, "{}")).contains("By the hidden one");
            assertThat(found(server, auditor, "{\"machines\":[\"127.0.0.1\"]}")).doesNotContain("By the hidden one");
            assertThat(found(server, auditor, "{\"users\":[\"" + hidden.text() + "\"]}"))
                    .doesNotContain("By the hidden one");
            assertThat(found(server, server.token(), "{\"users\":[\"" + hidden.text() + "\"]}"))
                    .contains("By the hidden one");
        }
    }

    private static String found(TestServer server, String token, String criteria) {
        return server.get("/api/changeJournal/" + search(server, token, criteria), token)
                .text();
    }

    private static String search(TestServer server, String token, String criteria) {
        return server.post("/api/changeJournal", token, criteria)
                .json()
                .get("searchId")
                .asText();
    }

    /// The names of all holders that were ever granted the role, or lost it.
    private static List<String> members(TestServer server, String token, RoleId role) {
        String search = search(server, token, "{\"affectedObjects\":[{\"id\":\"" + role.text() + "\"}]}");
        JsonNode page = server.get("/api/changeJournal/" + search, token).json();
        return page.get("changeJournalEntries")
                .valueStream()
                .flatMap(entry -> entry.get("changedLinks").valueStream())
                .map(link -> link.at("/linked/name").asText())
                .toList();
    }
}
