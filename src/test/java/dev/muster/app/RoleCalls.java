package dev.muster.app;

import static dev.muster.testing.TestResponse.elements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;

/// Calls about roles that several tests make, and readers of their answers.
public final class RoleCalls {

    private RoleCalls() {}

    /// Alters a role.
    ///
    /// @param operations entries of an operation list, with commas between
    public static TestResponse alter(TestServer server, String token, String role, String operations) {
        return server.alter("/api/securityRoles/" + role, token, operations);
    }

    /// One entry of an operation list: adds or removes one member in a project, or replaces all by it.
    public static String memberOperation(String op, String project, String member) {
        String value = "{\"projectId\":\"" + project + "\",\"memberIds\":[\"" + member + "\"]}";
        return "{\"op\":\"" + op + "\",\"path\":\"/members\",\"value\":" + value + "}";
    }

    /// The ids of the members of a role in a project, as far as the caller sees them.
    public static List<String> members(TestServer server, String token, String role, String project) {
        TestResponse answer = server.get("/api/securityRoles/" + role, token);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return elements(answer.json().get("projects"))
                .filter(each -> each.get("id").asText().equals(project))
                .flatMap(each -> elements(each.get("members")))
                .map(member -> member.get("id").asText())
                .toList();
    }
}
