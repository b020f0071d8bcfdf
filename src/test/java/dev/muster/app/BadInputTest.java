package dev.muster.app;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.endpoint.Endpoint;
import dev.muster.http.Method;
import dev.muster.ledger.Picture;
import dev.muster.privilege.Permit;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import dev.muster.testing.api.Description;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No route fails, reveals anything about the program, or changes anything, for any bad input. The cases come from
/// the server's own list of routes, so a new route is tried too.
class BadInputTest {

    private static final String ROLE = "00000000000000000000000000000A01";
    private static final String PROJECT = "00000000000000000000000000000A02";
    private static final String UNKNOWN = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";
    private static final List<String> MALFORMED =
            List.of("12", "null", "G0000000000000000000000000000A01", "%00", "%27%20OR%201=1--", "..%2F..%2Fetc");
    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

    /// Words that only messages with details of the program have.
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)java\\.|dev\\.muster|jackson|helidon|jdbi|sqlite|postgres|exception|\\bselect\\b|insert into|/tmp|/home"
                    + "|at \\[source");

    private static TestServer server;
    private static String administrator;
    private static String nobody;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                InstantSource.system(),
                config -> config.withSessions(config.sessions().withFailures(0)));
        ServerFixture fixture = new ServerFixture(server);
        fixture.role(ROLE, "Known role", 1);
        fixture.project(PROJECT, "Known project");
        fixture.user("00000000000000000000000000000A03", "nobody");
        administrator = server.token();
        nobody = fixture.token("nobody");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void withoutASessionNothingIsAnswered(Endpoint endpoint) {
        for (String id : ids(endpoint)) {
            for (String token : new String[] {null, "", "no-such-token", "x".repeat(1_000)}) {
                TestResponse answer = refused(endpoint, path(endpoint, id), token, "{\"name\":");
                assertRefused(answer, 401, "ERR009");
                assertThat(answer.header("Cache-Control")).contains("no-cache, no-store, max-age=0, must-revalidate");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("permitted")
    void withoutThePermitEveryIdIsAnsweredTheSame(Endpoint endpoint) {
        Set<String> messages = new HashSet<>();
        for (String id : ids(endpoint)) {
            for (String body : List.of("{}", "{\"name\":")) {
                TestResponse answer = refused(endpoint, path(endpoint, id), nobody, body);
                assertRefused(answer, 403, "ERR014");
                assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(-2147213784);
                messages.add(answer.json().get("message").asText());
            }
        }
        assertThat(messages).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withId")
    void anObjectThatDoesNotExistIsNotFound(Endpoint endpoint) {
        for (String id : Stream.concat(Stream.of(UNKNOWN), MALFORMED.stream()).toList()) {
            TestResponse answer = refused(endpoint, path(endpoint, id), administrator, MalformedBodies.valid(endpoint));
            assertThat(answer.status()).as("%s %s", id, answer).isEqualTo(404);
            assertThat(answer.json().get("code").asText()).isEqualTo("ERR004");
            assertThat(answer.json().get("message").asText()).isNotEqualTo("HTTP 404 Not Found");
            assertThat(answer.json().get("iServerCode").asInt()).isIn(-2147216373, -2147209151);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reading")
    void aMalformedBodyIsRefused(Endpoint endpoint) {
        for (byte[] body : MalformedBodies.broken()) {
            TestResponse answer = refused(endpoint, path(endpoint, known(endpoint)), administrator, body);
            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reading")
    void membersOfAnotherTypeAreRefused(Endpoint endpoint) {
        for (String body : MalformedBodies.mistyped(MalformedBodies.valid(endpoint))) {
            TestResponse answer = refused(endpoint, path(endpoint, known(endpoint)), administrator, body);
            assertThat(answer.status()).as("%s: %s", body, answer).isBetween(400, 404);
        }
    }

    /// A new endpoint is tried with the example of its description, so that no list has to be kept for it.
    @Test
    void everyEndpointThatReadsABodyHasAnExample() {
        assertThat(Description.shared().operations())
                .filteredOn(operation -> operation.text().has("requestBody"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(MalformedBodies.described(operation.toString()))
                        .as(operation.toString())
                        .isNotEmpty());
    }

    /// A body of a handler that no longer exists would go unsent without a word.
    @Test
    void everyKnownBodyBelongsToAHandler() {
        assertThat(server.app().endpoints().stream().map(Endpoint::name)).containsAll(MalformedBodies.handlers());
    }

    @ParameterizedTest
    @MethodSource("dev.muster.app.MalformedBodies#operations")
    void malformedOperationsRefuseTheWholeBody(String body) {
        Endpoint patch = reading()
                .filter(endpoint -> endpoint.method() == Method.PATCH)
                .findFirst()
                .orElseThrow();
        TestResponse answer = refused(patch, path(patch, known(patch)), administrator, body);
        assertRefused(answer, 400, "ERR006");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reading")
    void membersOfOddValuesDoNotBreakAnEndpoint(Endpoint endpoint) {
        for (String body : MalformedBodies.odd(MalformedBodies.valid(endpoint))) {
            TestResponse answer = send(endpoint, path(endpoint, known(endpoint)), administrator, bytes(body));
            assertThat(answer.status()).as("%s: %s", body, answer).isLessThan(500);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void anUnexpectedBodyDoesNotBreakAnEndpoint(Endpoint endpoint) {
        for (byte[] body : MalformedBodies.broken()) {
            TestResponse answer = send(endpoint, path(endpoint, known(endpoint)), "no-such-token", body);
            assertThat(answer.status()).as("%s", answer).isLessThan(500);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reading")
    void aBodyThatIsTooLargeIsRefused(Endpoint endpoint) {
        byte[] body = bytes("{\"name\":\"" + "x".repeat(BODY_BYTES_MAX - 10) + "\"}");
        assertThat(body).hasSize(BODY_BYTES_MAX + 1);
        TestResponse answer = refused(endpoint, path(endpoint, known(endpoint)), administrator, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gets")
    void oddParametersDoNotBreakAnEndpoint(Endpoint endpoint) {
        for (String query : MalformedBodies.queries()) {
            String path = path(endpoint, known(endpoint));
            TestResponse answer =
                    send(endpoint, path + (path.contains("?") ? "&" : "?") + query, administrator, new byte[0]);
            assertThat(answer.status()).as("%s: %s", query, answer).isLessThan(500);
            assertThat(answer.text()).doesNotContainPattern(INSIDE);
        }
    }

    static List<Endpoint> all() {
        return server.app().endpoints();
    }

    static Stream<Endpoint> guarded() {
        return all().stream().filter(endpoint -> endpoint.permit() != Permit.PUBLIC);
    }

    /// The endpoints that need more than a session.
    static Stream<Endpoint> permitted() {
        Set<Permit.Scope> free = Set.of(Permit.Scope.NONE, Permit.Scope.SESSION);
        return all().stream()
                .filter(endpoint -> !free.contains(endpoint.permit().scope()));
    }

    /// The endpoints with an id in their path. Privileges have numbers; their own tests try those.
    static Stream<Endpoint> withId() {
        return guarded()
                .filter(endpoint ->
                        endpoint.path().contains("{") && !endpoint.path().contains("/privileges/"));
    }

    /// The endpoints that read a body.
    static Stream<Endpoint> reading() {
        return all().stream()
                .filter(endpoint -> !MalformedBodies.valid(endpoint).isEmpty());
    }

    /// The endpoints that are read. Logging out is left out: it would end the session. So is the page for people: it is
    /// always the same, and HTML has words of SQL in it.
    static Stream<Endpoint> gets() {
        return all().stream()
                .filter(endpoint -> endpoint.method() == Method.GET)
                .filter(endpoint -> !endpoint.path().endsWith("logout"))
                .filter(endpoint -> !endpoint.path().equals("/api-docs"));
    }

    private static List<String> ids(Endpoint endpoint) {
        return endpoint.path().contains("{")
                ? Stream.concat(Stream.of(known(endpoint), UNKNOWN), MALFORMED.stream())
                        .toList()
                : List.of("");
    }

    private static String known(Endpoint endpoint) {
        List<String> parts = List.of((endpoint.path() + "/").split("/", -1));
        return switch (parts.contains("users") ? "users" : parts.get(2)) {
            case "users" -> "54F3D26011D2896560009A8E67019608";
            case "usergroups" -> "C82C6B1011D2894CC0009D9F29718E4F";
            case "projects", "monitors" -> PROJECT;
            default -> ROLE;
        };
    }

    private static String path(Endpoint endpoint, String id) {
        String path = endpoint.path()
                .replace("{type}", "44")
                .replace("{node}", "muster")
                .replaceAll("\\{\\w+}", id);
        return path
                + switch (endpoint.path()) {
                    case "/api/objects/{id}" -> "?type=44";
                    case "/api/monitors/projects/status" -> "?projectId=" + PROJECT;
                    default -> "";
                };
    }

    private static TestResponse refused(Endpoint endpoint, String path, String token, String body) {
        return refused(endpoint, path, token, bytes(body));
    }

    /// Makes a call that must be refused as the contract says, and must change nothing.
    private static TestResponse refused(Endpoint endpoint, String path, String token, byte[] body) {
        Picture before = server.app().ledger().now();
        TestResponse answer = send(endpoint, path, token, body);
        assertThat(answer.status())
                .as(() -> new String(body, StandardCharsets.UTF_8) + ": " + answer)
                .isBetween(400, 499);
        Picture after = server.app().ledger().now();
        assertThat(after.directory()).isSameAs(before.directory());
        assertThat(after.revisionToken()).isEqualTo(before.revisionToken());
        assertThat(answer.header("X-Muster-Revision")).contains(after.revisionToken());
        JsonNode error = answer.json();
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(error.get("code").asText()).matches("ERR0\\d\\d");
        assertThat(error.get("message").asText()).isNotBlank().doesNotContainPattern(INSIDE);
        assertThat(error.get("ticketId").asText()).matches("[0-9a-f]{32}");
        return answer;
    }

    private static TestResponse send(Endpoint endpoint, String path, String token, byte[] body) {
        boolean empty = body.length == 0 || endpoint.method() == Method.GET;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(endpoint.method().name(), empty ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!empty) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("X-MSTR-AuthToken", token);
        }
        return server.send(request.build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
