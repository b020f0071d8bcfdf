package dev.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The whole workflow with security roles, over HTTP and in the order of a working day: each call is
/// printed with its status and the lines of the answer that matter, and looked at as critically as a test
/// would. Leaves the server as it was.
public final class Walkthrough {

    private static final String PROJECT = "MicroStrategy Tutorial";

    private static final String ROLE = "Night Auditor";

    /// Some of what is offered for roles: web reports, exporting them, and looking at documents.
    private static final List<String> PRIVILEGES = List.of("18", "30", "190");

    /// Names shown of a long list.
    private static final int SHOWN_MAX = 4;

    private final PrintStream out;
    private final DemoClient client;
    private int steps;

    /// Something was not as it should be.
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

    /// Walks.
    ///
    /// @param url of a server with the demo company, with the context path
    /// @return whether every step was as it should be
    public static boolean run(String url, PrintStream out) {
        try (DemoClient client = new DemoClient(url)) {
            new Walkthrough(client, out).walk();
            return true;
        } catch (Unexpected e) {
            out.println("       NOT AS IT SHOULD BE: " + e.getMessage());
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
        expect(answer.token() != null, "no token was given");
        line("X-MSTR-AuthToken: " + answer.token());
    }

    private JsonNode listRoles() {
        title("List the security roles");
        JsonNode roles = call("GET", "/api/securityRoles", null, 200).body();
        expect(!roles.isEmpty(), "there are none");
        line(roles.size() + " roles: " + some(roles));
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
        expect(project.path("name").asText().equals(PROJECT), "it is another project");
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
        expect(created.path("id").asText().length() == 32, "no id");
        return created.path("id").asText();
    }

    private void giveMembers(String role, String project, String user) {
        title("Give it to Alice Smith in the project");
        JsonNode after =
                patch(role, "add", "/members", "{\"projectId\":\"" + project + "\",\"memberIds\":[\"" + user + "\"]}");
        requireMember(after, user);
    }

    private void givePrivileges(String role) {
        title("Give it privileges");
        String value =
                PRIVILEGES.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",", "[", "]"));
        requirePrivileges(patch(role, "addElement", "/privileges", value));
    }

    private void read(String role) {
        title("Read it");
        JsonNode detail = call("GET", "/api/securityRoles/" + role, null, 200).body();
        line("name: " + detail.path("name").asText() + ", owner: "
                + detail.path("owner").path("name").asText());
        requirePrivileges(detail);
    }

    private void rolesOf(String user, String role, boolean held) {
        title(held ? "Which roles does Alice have, and where?" : "And now?");
        JsonNode projects =
                call("GET", "/api/users/" + user + "/securityRoles", null, 200).body();
        boolean found = false;
        for (JsonNode project : projects) {
            line(project.path("name").asText() + ": " + names(project.path("securityRoles")));
            found |= stream(project.path("securityRoles"))
                    .anyMatch(one -> one.path("id").asText().equals(role));
        }
        expect(found == held, held ? "the role is missing" : "the role is still there");
    }

    private void delete(String role) {
        title("Delete the role");
        call("DELETE", "/api/securityRoles/" + role, null, 204);
    }

    private void logOut() {
        title("Log out; the token is worth nothing any more");
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
        expect(answer.status() == status, status + " was expected. " + answer.body());
        return answer;
    }

    private void title(String what) {
        steps++;
        out.printf("%n  %2d.  %s%n", steps, what);
    }

    private void line(String text) {
        out.println("              " + text);
    }

    private static void expect(boolean as, String otherwise) {
        if (!as) {
            throw new Unexpected(otherwise);
        }
    }

    private static JsonNode withValue(JsonNode list, String member, String value) {
        return stream(list)
                .filter(element -> element.path(member).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new Unexpected("nothing has the " + member + " " + value));
    }

    private static String some(JsonNode list) {
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
