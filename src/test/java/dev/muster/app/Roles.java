package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testing.Answer;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Calls about roles that several tests make, and what their answers say.
public final class Roles {

    private Roles() {}

    /// Alters a role.
    ///
    /// @param operations entries of an operation list, with commas between
    public static Answer alter(TestServer server, String token, String role, String operations) {
        return server.patch("/api/securityRoles/" + role, token, "{\"operationList\":[" + operations + "]}");
    }

    /// One entry of an operation list: adds or removes one member in a project, or replaces all by it.
    public static String memberOperation(String op, String project, String member) {
        String value = "{\"projectId\":\"" + project + "\",\"memberIds\":[\"" + member + "\"]}";
        return "{\"op\":\"" + op + "\",\"path\":\"/members\",\"value\":" + value + "}";
    }

    /// The ids of the members of a role in a project, as somebody sees them.
    public static List<String> members(TestServer server, String token, String role, String project) {
        Answer answer = server.get("/api/securityRoles/" + role, token);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return elements(answer.json().get("projects"))
                .filter(each -> each.get("id").asText().equals(project))
                .flatMap(each -> elements(each.get("members")))
                .map(member -> member.get("id").asText())
                .toList();
    }

    public static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    public static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
        assertThat(answer.json().get("ticketId").asText()).matches("[0-9a-f]{32}");
    }
}
