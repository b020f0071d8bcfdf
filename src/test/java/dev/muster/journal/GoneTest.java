package dev.muster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.Cast;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the journal tells of things that are gone, and how much it tells at once.
class GoneTest {

    @Test
    void theyKeepTheirNamesInWhatWasBefore() {
        try (TestServer server = TestServer.start()) {
            Cast cast = new Cast(server);
            ProjectId project = cast.project("0000000000000000000000000000FA01", "Sales");
            RoleId role = cast.role("0000000000000000000000000000FA02", "Role", 12);
            UserId gone = cast.user("0000000000000000000000000000FA03", "gone");
            UserId hidden = cast.user("0000000000000000000000000000FA04", "hidden");
            cast.user("0000000000000000000000000000FA05", "auditor", 178);
            cast.grant(role, project, gone, hidden);
            cast.hide(hidden);
            String admin = server.token();
            for (UserId user : List.of(gone, hidden)) {
                assertThat(server.delete("/api/users/" + user.text(), admin).status())
                        .isEqualTo(204);
            }

            assertThat(members(server, admin, role)).contains("Full Name of gone", "Full Name of hidden");
            assertThat(members(server, cast.token("auditor"), role)).containsOnly("Full Name of gone");
        }
    }

    /// The names of all who were ever granted a role, or lost it.
    private static List<String> members(TestServer server, String token, RoleId role) {
        String search = server.post(
                        "/api/changeJournal", token, "{\"affectedObjects\":[{\"id\":\"" + role.text() + "\"}]}")
                .json()
                .get("searchId")
                .asText();
        JsonNode page = server.get("/api/changeJournal/" + search, token).json();
        return page.get("changeJournalEntries")
                .valueStream()
                .flatMap(entry -> entry.get("changedLinks").valueStream())
                .map(link -> link.at("/linked/name").asText())
                .toList();
    }
}
