package dev.muster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.endpoint.Endpoint;
import dev.muster.http.Method;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tags of objects: a body that the client has is not sent again, and a change by another caller is not overwritten.
class TaggedReplyTest {

    private static final String ROLE = "0000000000000000000000000000F501";
    private static final String SALES = "0000000000000000000000000000F502";
    private static final String ANNA = "0000000000000000000000000000F503";
    private static final String GROUP = "0000000000000000000000000000F504";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static int number;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.role(ROLE, "Tagged role", 12);
        fixture.project(SALES, "Sales");
        fixture.user(ANNA, "anna");
        fixture.group(GROUP, "Tagged group", List.of());
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/securityRoles/" + ROLE,
                "/api/users/" + ANNA,
                "/api/usergroups/" + GROUP,
                "/api/projects/" + SALES,
                "/api/projects/sales",
                "/api/objects/" + ROLE + "?type=44",
                "/api/objects/" + ANNA + "?type=34&comments=true",
                "/api/objects/" + SALES + "/type/32"
            })
    void aBodyThatTheClientHasIsNotSentAgain(String path) {
        String tag = server.get(path, token).header("ETag").orElseThrow();
        for (String known : new String[] {tag, "\"x\", " + tag, "W/" + tag, "*"}) {
            TestResponse again = send("GET", path, "If-None-Match", known, "");
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).contains(tag);
        }
        assertThat(send("GET", path, "If-None-Match", "\"other\"", "").status()).isEqualTo(200);
    }

    /// The tag of an answer with `fields` must not match the whole object, or other members.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/securityRoles/" + ROLE + "?",
                "/api/users/" + ANNA + "?",
                "/api/usergroups/" + GROUP + "?",
                "/api/projects/" + SALES + "?",
                "/api/objects/" + ROLE + "?type=44&",
                "/api/objects/" + ANNA + "/type/34?"
            })
    void anAnswerWithFieldsHasItsOwnTag(String path) {
        List<String> queries =
                List.of("", "fields=id", "fields=name,id", "fields=nothing", "fields=owner,dateModified");
        List<String> tags = queries.stream()
                .map(fields -> server.get(path + fields, token).header("ETag").orElseThrow())
                .toList();
        assertThat(tags).doesNotHaveDuplicates();
        assertThat(tags).allMatch(tag -> tag.startsWith(tags.getFirst().substring(0, 34)));
        assertThat(send("GET", path, "If-None-Match", tags.get(1), "").status()).isEqualTo(200);
        assertThat(send("GET", path + queries.get(1), "If-None-Match", tags.get(1), "")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theAnswerToAWriteHasTheTagOfItsBody() {
        TestResponse created = server.post("/api/usergroups?fields=id", token, "{\"name\":\"Group in part\"}");
        String path = "/api/usergroups/" + created.json().get("id").asText();
        String tag = created.header("ETag").orElseThrow();
        assertThat(send("GET", path, "If-None-Match", tag, "").status()).isEqualTo(200);
        assertThat(send("GET", path + "?fields=id", "If-None-Match", tag, "").status())
                .isEqualTo(304);
        tag = server.patch(path + "?fields=name", token, describe("in part"))
                .header("ETag")
                .orElseThrow();
        assertThat(send("GET", path, "If-None-Match", tag, "").status()).isEqualTo(200);
        assertThat(send("GET", path + "?fields=name", "If-None-Match", tag, "").status())
                .isEqualTo(304);
    }

    @Test
    void theDigestIsOfTheBodyForThisCaller() {
        String path = "/api/securityRoles/" + ROLE;
        String before = server.get(path, token).header("ETag").orElseThrow();
        fixture.grant(RoleId.of(ROLE), ProjectId.of(SALES), UserId.of(GROUP));
        server.patch("/api/usergroups/" + GROUP, token, """
                {"operationList":[{"op":"replace","path":"/name","value":"Renamed group"}]}""");
        TestResponse after = send("GET", path, "If-None-Match", before, "");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("Renamed group");
    }

    /// The condition is about the version of the object before the call.
    @ParameterizedTest
    @CsvSource({
        "same, 200",
        "version, 200",
        "any, 200",
        "among, 200",
        "older, 412",
        "weak, 412",
        "other, 412",
        "bare, 412",
        "empty, 412",
        "quoted any, 412",
        "any with digest, 412"
    })
    void aChangeIsMadeOnlyIfTheVersionMatches(String kind, int status) {
        String role = fresh();
        String path = "/api/securityRoles/" + role;
        String older = server.get(path, token).header("ETag").orElseThrow();
        server.patch(path, token, describe("first"));
        String tag = server.get(path, token).header("ETag").orElseThrow();
        String match =
                switch (kind) {
                    case "same" -> tag;
                    case "version" -> tag.replaceAll("\\..*", "\"");
                    case "any" -> "*";
                    case "among" -> older + ", " + tag;
                    case "older" -> older;
                    case "weak" -> "W/" + tag;
                    case "bare" -> tag.replace("\"", "");
                    case "empty" -> "";
                    case "quoted any" -> "\"*\"";
                    case "any with digest" -> "\"*.0\"";
                    default -> "\"other\"";
                };
        Object before = server.app().ledger().now().directory();
        TestResponse answer = send("PATCH", path, "If-Match", match, describe("second"));
        assertThat(answer.status()).as("%s: %s", match, answer).isEqualTo(status);
        if (status == 412) {
            assertThat(answer.json().get("code").asText()).isEqualTo("ERR006");
            assertThat(server.app().ledger().now().directory()).isSameAs(before);
        }
    }

    @Test
    void everyKindOfChangeChecksTheCondition() {
        String stale = "\"00000000000000000000000000000000.0\"";
        String role = fresh();
        assertThat(send("DELETE", "/api/securityRoles/" + role, "If-Match", stale, "")
                        .status())
                .isEqualTo(412);
        assertThat(send("DELETE", "/api/objects/" + role + "?type=44", "If-Match", stale, "")
                        .status())
                .isEqualTo(412);
        assertThat(send("PUT", "/api/objects/" + role + "?type=44", "If-Match", stale, "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(412);
        assertThat(send("PUT", "/api/usergroups/" + GROUP, "If-Match", stale, "{\"description\":\"x\"}")
                        .status())
                .isEqualTo(412);
        assertThat(send("DELETE", "/api/users/" + ANNA, "If-Match", stale, "").status())
                .isEqualTo(412);
        String list = "[{\"id\":\"" + role + "\",\"type\":44}]";
        assertThat(send("DELETE", "/api/objects", "If-Match", stale, list).status())
                .isEqualTo(412);
        assertThat(server.get("/api/securityRoles/" + role, token).status()).isEqualTo(200);
    }

    /// A user's or group's memberships are part of it if they are altered through it.
    @ParameterizedTest
    @ValueSource(strings = {"/api/users/" + ANNA, "/api/usergroups/" + GROUP})
    void otherMembershipsAreAChange(String path) {
        String tag = server.get(path, token).header("ETag").orElseThrow();
        for (String parent : new String[] {freshGroup(), freshGroup()}) {
            String body = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/memberships\",\"value\":[\"" + parent
                    + "\"]}]}";
            TestResponse answer = send("PATCH", path, "If-Match", tag, body);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(send("PATCH", path, "If-Match", tag, body).status()).isEqualTo(412);
            TestResponse now = server.get(path, token);
            assertThat(now.json().get("version").asText())
                    .isEqualTo(answer.json().get("version").asText());
            tag = now.header("ETag").orElseThrow();
            assertThat(send("PATCH", path, "If-Match", tag, body).header("ETag"))
                    .as("nothing changed")
                    .contains(tag);
        }
    }

    @Test
    void alteringParentsByPutChangesTheGroupToo() {
        String path = "/api/usergroups/" + freshGroup();
        String tag = server.get(path, token).header("ETag").orElseThrow();
        String add = "{\"parentsAddition\":[\"" + freshGroup() + "\"]}";
        assertThat(send("PUT", path, "If-Match", tag, add).status()).isEqualTo(200);
        assertThat(send("PUT", path, "If-Match", tag, add).status()).isEqualTo(412);
    }

    @Test
    void aNewMemberKeepsItsVersion() {
        String version = version("/api/users/" + ANNA);
        String group = "/api/usergroups/" + freshGroup();
        String before = version(group);
        server.patch(group, token, """
                {"operationList":[{"op":"add","path":"/members","value":["%s"]}]}""".formatted(ANNA));
        assertThat(version("/api/users/" + ANNA)).isEqualTo(version);
        assertThat(version(group)).isNotEqualTo(before);
    }

    /// A condition on a call about no single object is always false.
    @Test
    void aConditionOnACallWithoutAnObjectIsFalse() {
        List<Endpoint> endpoints = server.app().endpoints().stream()
                .filter(endpoint -> endpoint.method() != Method.GET && endpoint.method() != Method.POST)
                .filter(endpoint -> !endpoint.path().contains("{id}"))
                .toList();
        assertThat(endpoints)
                .extracting(Endpoint::path)
                .contains("/api/sessions", "/api/changeJournal", "/api/objects", "/api/auth/apiTokens");
        for (Endpoint endpoint : endpoints) {
            for (String match : List.of("*", "\"x\"")) {
                assertThat(send(endpoint.method().name(), endpoint.path(), "If-Match", match, "{}"))
                        .as("%s", endpoint)
                        .returns(412, TestResponse::status)
                        .returns("ERR006", answer -> answer.json().get("code").asText());
            }
        }
    }

    /// A connection has an id, but no version.
    @Test
    void aConnectionIsNoObject() {
        TestResponse connections = server.get("/api/monitors/userConnections", token);
        String id = connections.json().at("/userConnections/0/id").asText();
        String path = "/api/monitors/userConnections/" + id;

        assertThat(send("DELETE", path, "If-Match", "*", "").status()).isEqualTo(412);
        assertThat(server.get("/api/sessions", token).status()).isEqualTo(200);
    }

    /// An object changes when it gets another owner or loses an entry of its access control list by a deletion.
    @ParameterizedTest
    @CsvSource({"true, owned", "true, shared", "true, both", "false, shared"})
    void deletingAHolderChangesObjectsThatNameIt(boolean isUser, String relation) {
        String gone = isUser ? freshUser() : freshGroup();
        String role = "/api/objects/" + fresh() + "?type=44";
        String other = "/api/objects/" + fresh() + "?type=44";
        String owner = relation.equals("shared") ? "" : "\"ownerId\":\"" + gone + "\",";
        String rights = relation.equals("owned") ? "0" : "5";
        server.put(role, token, """
                {%s"acl":[{"op":"ADD","trustee":"%s","rights":%s}]}""".formatted(owner, gone, rights));
        TestResponse before = server.get(role, token);
        String tag = before.header("ETag").orElseThrow();
        String untouched = server.get(other, token).text();

        assertThat(server.delete("/api/objects/" + gone + "?type=34", token).status())
                .isEqualTo(204);

        JsonNode after = server.get(role, token).json();
        assertThat(after.get("version")).isNotEqualTo(before.json().get("version"));
        assertThat(send("PUT", role, "If-Match", tag, "{\"description\":\"x\"}").status())
                .isEqualTo(412);
        assertThat(server.get(other, token).text()).isEqualTo(untouched);
    }

    @Test
    void otherRefusalsComeBeforeTheCondition() {
        String anna = fixture.token("anna");
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/securityRoles/" + ROLE))
                .header("X-MSTR-AuthToken", anna)
                .header("If-Match", "\"x\"")
                .DELETE()
                .build();
        assertThat(server.send(request).status()).isEqualTo(403);
        assertThat(send("DELETE", "/api/securityRoles/0000000000000000000000000000FFFF", "If-Match", "\"x\"", "")
                        .status())
                .isEqualTo(404);
    }

    private static String fresh() {
        return server.post("/api/securityRoles", token, "{\"name\":\"Tagged %d\"}".formatted(++number))
                .json()
                .get("id")
                .asText();
    }

    private static String freshUser() {
        return server.post("/api/users", token, "{\"username\":\"t%1$d\",\"fullName\":\"T\"}".formatted(++number))
                .json()
                .get("id")
                .asText();
    }

    private static String freshGroup() {
        return server.post("/api/usergroups", token, "{\"name\":\"Tagged %d\"}".formatted(++number))
                .json()
                .get("id")
                .asText();
    }

    private static String version(String path) {
        return server.get(path, token).json().get("version").asText();
    }

    private static String describe(String text) {
        return "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"" + text + "\"}]}";
    }

    private static TestResponse send(String method, String path, String header, String value, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-MSTR-AuthToken", token)
                .header("Content-Type", "application/json")
                .header(header, value)
                .build();
        return server.send(request);
    }
}
