package dev.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The security-role workflow, call by call over real HTTP, each shown with what matters of its answer.
public final class Walk {

    private static final String TOKEN = "X-MSTR-AuthToken";
    private static final String TUTORIAL = "B19DEDCC11D4E0EFC000EB9495D0F44F";
    private static final String ROLE = "Demo Security Role";

    private final String url;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";
    private int steps;
    private int failures;

    /// @param url of the server, with its context path
    public Walk(String url, PrintStream out) {
        this.url = url;
        this.out = out;
    }

    /// Performs every step, the later ones also if an earlier one failed.
    ///
    /// @return whether every step was as it should be
    public boolean perform() throws IOException, InterruptedException {
        logIn();
        JsonNode roles = step("List the roles", "GET", "/api/securityRoles", "", 200);
        show("%d roles, among them %s", roles.size(), names(roles));
        JsonNode users = step("Find a user", "GET", "/api/users?nameBegins=al&fields=id,name", "", 200);
        String user = users.path(0).path("id").asText();
        show("%s  %s", user, users.path(0).path("name").asText());
        JsonNode created = step(
                "Create a role",
                "POST",
                "/api/securityRoles",
                json(Map.of(
                        "name",
                        ROLE,
                        "description",
                        "Made by the demonstration",
                        "privileges",
                        List.of(Map.of("id", "1")))),
                201);
        String role = created.path("id").asText();
        show("id %s", role);
        alter(
                "Give it members in a project",
                role,
                "add",
                "/members",
                Map.of("projectId", TUTORIAL, "memberIds", List.of(user)));
        alter("Give it privileges", role, "addElement", "/privileges", List.of(Map.of("id", "12"), Map.of("id", "18")));
        read(role, user);
        JsonNode held = step("Which roles has the user?", "GET", "/api/users/" + user + "/securityRoles", "", 200);
        expect(held.toString().contains(role), "the user has the role");
        held.forEach(project -> show("%s: %s", project.path("name").asText(), names(project.path("securityRoles"))));
        step("Delete the role", "DELETE", "/api/securityRoles/" + role, "", 204);
        step("Log out", "POST", "/api/auth/logout", "", 204);
        out.println();
        out.println(
                failures == 0
                        ? steps + " steps, all as they should be."
                        : failures + " of " + steps + " steps failed.");
        return failures == 0;
    }

    private void logIn() throws IOException, InterruptedException {
        String body = json(Map.of("username", "administrator", "password", "", "loginMode", 1));
        HttpResponse<byte[]> answer = send("POST", "/api/auth/login", body);
        told("Log in", "POST", "/api/auth/login", answer.statusCode(), 204);
        token = answer.headers().firstValue(TOKEN).orElse("");
        expect(!token.isEmpty(), "a token comes in the header " + TOKEN);
        show("%s: %s", TOKEN, token);
    }

    private void alter(String what, String role, String op, String path, Object value)
            throws IOException, InterruptedException {
        String body = json(Map.of("operationList", List.of(Map.of("op", op, "path", path, "value", value))));
        step(what, "PATCH", "/api/securityRoles/" + role, body, 200);
        show("%s %s %s", op, path, json(value));
    }

    private void read(String role, String user) throws IOException, InterruptedException {
        JsonNode read = step("Read it", "GET", "/api/securityRoles/" + role, "", 200);
        show("privileges: %s", names(read.path("privileges")));
        expect(read.path("privileges").size() == 3, "it gives three privileges");
        read.path("projects").forEach(project -> {
            if (!project.path("members").isEmpty()) {
                show("%s: %s", project.path("name").asText(), names(project.path("members")));
            }
        });
        expect(read.path("projects").toString().contains(user), "the user is a member");
    }

    private JsonNode step(String what, String method, String path, String body, int status)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(method, path, body);
        told(what, method, path, answer.statusCode(), status);
        return answer.body().length == 0 ? Json.read("{}".getBytes(StandardCharsets.UTF_8)) : Json.read(answer.body());
    }

    private HttpResponse<byte[]> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header(TOKEN, token);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void told(String what, String method, String path, int status, int expected) {
        steps++;
        out.printf("%n%2d  %s%n    %s %s -> %d%n", steps, what, method, path, status);
        expect(status == expected, "the status is " + expected);
    }

    private void expect(boolean condition, String what) {
        if (!condition) {
            failures++;
            out.println("    NOT AS IT SHOULD BE: " + what);
        }
    }

    private void show(String format, Object... values) {
        out.println("    " + format.formatted(values));
    }

    /// The first few names of a list.
    private static String names(JsonNode list) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(list.size(), 4); i++) {
            names.append(i == 0 ? "" : ", ").append(list.get(i).path("name").asText());
        }
        return list.size() > 4 ? names.append(", …").toString() : names.toString();
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
