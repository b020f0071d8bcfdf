package dev.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The whole workflow with security roles over HTTP, in the order of a working day. It prints each call with its status
/// and the important lines of the answer, and checks the answer as strictly as a test. At the end, the server has the
/// same data as before.
public final class Walkthrough {

    private static final String PROJECT = "MicroStrategy Tutorial";

    private static final String ROLE = "Night Auditor";

    /// Three project-level privileges: web reports, their export, and viewing documents.
    private static final List<String> PRIVILEGES = List.of("18", "30", "190");

    /// The most names that are printed of a long list.
    private static final int SHOWN_MAX = 4;

    private final PrintStream out;
    private final DemoClient client;
    private int steps;

    /// Thrown when an answer is not as expected.
    private static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }

    private Walkthrough(DemoClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /// Walks through the workflow.
    ///
    /// @param url the URL, with the context path, of a server with the demo company
    /// @return whether every step went as expected
    public static boolean run(String url, PrintStream out) {
        try (DemoClient client = new DemoClient(url)) {
            new Walkthrough(client, out).walk();
            return true;
        } catch (Unexpected e) {
            out.println("       UNEXPECTED: " + e.getMessage());
            return false;
        }
    }

    private void walk() {
        logIn();
        String taken = names(listRoles());
        String alice = findUser();
        String project = findProject();
        String role = create(taken.contains(ROLE) ? ROLE + " " + System.currentTimeMillis() : ROLE);
        giveMembers(role, project, alice);
        givePrivileges(role);
        read(role);
        rolesOf(alice, role, true);
        delete(role);
        rolesOf(alice, role, false);
        logOut();
    }

    private void logIn() {
        title("Log in as Administrator, whose password is blank in a demonstration");
        DemoClient.Answer answer = call(
                "POST", "/api/auth/login", "{\"username\":\"Administrator\",\"password\":\"\",\"loginMode\":1}", 204);
        expect(answer.token() != null, "the answer has no token");
        line("X-MSTR-AuthToken: " + answer.token());
    }

    private JsonNode listRoles() {
        title("List the security roles");
        JsonNode roles = call("GET", "/api/securityRoles", null, 200).body();
        expect(!roles.isEmpty(), "the list of roles is empty");
        line(roles.size() + " roles: " + firstNames(roles));
        return roles;
    }

    private String findUser() {
        title("Find a user whose name begins with a");
        JsonNode users = call("GET", "/api/users?nameBegins=a&fields=id,name,username", null, 200)
                .body();
        users.forEach(user -> line(user.toString()));
        return withValue(users, "username", "asmith").path("id").asText();
    }

    private String findProject() {
        title("Find a project by its name");
        JsonNode project = call("GET", "/api/projects/" + PROJECT.replace(" ", "%20") + "?fields=id,name", null, 200)
                .body();
        line(project.toString());
        expect(project.path("name").asText().equals(PROJECT), "the answer is another project");
        return project.path("id").asText();
    }

    private String create(String name) {
        title("Create a role");
        JsonNode created = call(
                        "POST",
                        "/api/securityRoles",
                        "{\"name\":\"" + name + "\",\"description\":\"Looks at reports when the day is over\"}",
                        201)
                .body();
        line(created.toString());
        expect(created.path("id").asText().length() == 32, "the new role has no id");
        return created.path("id").asText();
    }

    private void giveMembers(String role, String project, String user) {
        title("Grant the role to Alice Smith in the project");
        JsonNode after =
                patch(role, "add", "/members", "{\"projectId\":\"" + project + "\",\"memberIds\":[\"" + user + "\"]}");
        requireMember(after, user);
    }

    private void givePrivileges(String role) {
        title("Add privileges to the role");
        String value =
                PRIVILEGES.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",", "[", "]"));
        requirePrivileges(patch(role, "addElement", "/privileges", value));
    }

    private void read(String role) {
        title("Read the role");
        JsonNode detail = call("GET", "/api/securityRoles/" + role, null, 200).body();
        line("name: " + detail.path("name").asText() + ", owner: "
                + detail.path("owner").path("name").asText());
        requirePrivileges(detail);
    }

    private void rolesOf(String user, String role, boolean held) {
        title(held ? "Which roles does Alice have, and in which projects?" : "Which roles does Alice have now?");
        JsonNode projects =
                call("GET", "/api/users/" + user + "/securityRoles", null, 200).body();
        boolean found = false;
        for (JsonNode project : projects) {
            line(project.path("name").asText() + ": " + names(project.path("securityRoles")));
            found |= stream(project.path("securityRoles"))
                    .anyMatch(listed -> listed.path("id").asText().equals(role));
        }
        expect(found == held, held ? "the role is missing" : "Alice still has the role");
    }

    private void delete(String role) {
        title("Delete the role");
        call("DELETE", "/api/securityRoles/" + role, null, 204);
    }

    private void logOut() {
        title("Log out; the token no longer works");
        call("POST", "/api/auth/logout", null, 204);
        JsonNode refusal = call("GET", "/api/securityRoles", null, 401).body();
        line(refusal.path("code").asText() + ": " + refusal.path("message").asText());
    }

    private JsonNode patch(String role, String op, String path, String value) {
        String body = "{\"operationList\":[{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
        return call("PATCH", "/api/securityRoles/" + role, body, 200).body();
    }

    private void requireMember(JsonNode role, String user) {
        JsonNode members = withValue(role.path("projects"), "name", PROJECT).path("members");
        line("members in " + PROJECT + ": " + names(members));
        withValue(members, "id", user);
    }

    private void requirePrivileges(JsonNode role) {
        line("privileges: " + names(role.path("privileges")));
        List<String> ids = stream(role.path("privileges"))
                .map(privilege -> privilege.path("id").asText())
                .toList();
        expect(ids.equals(PRIVILEGES), "the privileges are " + ids);
    }

    private DemoClient.Answer call(String method, String path, @Nullable String body, int status) {
        DemoClient.Answer answer = client.call(method, path, body);
        out.printf("       %-6s %-62s %d%n", method, path, answer.status());
        if (body != null) {
            line("sent: " + body);
        }
        expect(answer.status() == status, "the status should be " + status + ": " + answer.body());
        return answer;
    }

    private void title(String text) {
        steps++;
        out.printf("%n  %2d.  %s%n", steps, text);
    }

    private void line(String text) {
        out.println("              " + text);
    }

    private static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new Unexpected(otherwise);
        }
    }

    private static JsonNode withValue(JsonNode list, String member, String value) {
        return stream(list)
                .filter(element -> element.path(member).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new Unexpected("the list has no element with the " + member + " " + value));
    }

    private static String firstNames(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(element -> names.add(element.path("name").asText()));
        String first = String.join(", ", names.subList(0, Math.min(SHOWN_MAX, names.size())));
        return names.size() > SHOWN_MAX ? first + ", …" : first;
    }

    private static String names(JsonNode list) {
        return stream(list).map(element -> element.path("name").asText()).collect(Collectors.joining(", "));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
