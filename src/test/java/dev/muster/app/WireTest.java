package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bodies of answers, byte for byte, as `src/test/resources/golden/wire` has them: names, order and
/// types of all members are part of the wire.
///
/// The clock stands still, the test chooses ids, and versions follow from them; random values are masked in
/// [#stable] alone. After an intended change, run `./check --golden` and read the difference.
class WireTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/wire");
    private static final String ROLE = "00000000000000000000000000000D01";

    private static TestServer server;
    private static String token;
    private static String reader;

    @BeforeAll
    static void start() {
        server = TestServer.start(new SettableClock());
        ServerFixture fixture = new ServerFixture(server);
        ProjectId sales = fixture.project("00000000000000000000000000000D02", "Sales");
        fixture.project("00000000000000000000000000000D03", "Finance");
        RoleId role = fixture.role(ROLE, "Golden role", 1, 12);
        UserId anna = fixture.user("00000000000000000000000000000D04", "anna", 12);
        fixture.grant(role, sales, anna, UserId.of("C82C6B1011D2894CC0009D9F29718E4F"));
        token = server.token();
        reader = fixture.token("anna");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "roles, /api/securityRoles",
        "roles-fields, '/api/securityRoles?fields=name,id'",
        "role, /api/securityRoles/00000000000000000000000000000D01",
        "role-fields, '/api/securityRoles/00000000000000000000000000000D01?fields=projects,ext_type'",
        "role-members, /api/securityRoles/00000000000000000000000000000D01/projects/00000000000000000000000000000D02/members",
        "project-roles, /api/securityRoles/projects/00000000000000000000000000000D02",
        "user-privileges, /api/users/00000000000000000000000000000D04/privileges",
        "user-memberships, /api/users/00000000000000000000000000000D04/memberships",
        "user-settings, /api/users/00000000000000000000000000000D04/settings",
        "user-addresses, /api/users/00000000000000000000000000000D04/addresses",
        "user-addresses-v2, /api/v2/users/00000000000000000000000000000D04/addresses",
        "devices, /api/v2/devices/",
        "device, /api/v2/devices/1D2E6D168A7711D4BE8100B0D04B6F0B",
        "user-filters, '/api/users/00000000000000000000000000000D04/securityFilters?offset=0&limit=-1'",
        "group-top-level, '/api/usergroups/topLevel?fields=id,name'",
        "group-privileges, /api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/privileges",
        "group-memberships, /api/usergroups/5F3FAFE111D2D8CC6000CC8E67019608/memberships",
        "group-roles, /api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/securityRoles",
        "group-filters, '/api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/securityFilters?offset=0&limit=-1'",
        "object-by-type, /api/objects/00000000000000000000000000000D04/type/34",
        "user-statistics, /api/telemetry/users/00000000000000000000000000000D04/statistics",
        "group-settings, /api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/settings",
        "users, /api/users",
        "users-begins, /api/users?nameBegins=full&limit=1",
        "user, /api/users/00000000000000000000000000000D04",
        "user-roles, /api/users/00000000000000000000000000000D04/securityRoles",
        "groups, /api/usergroups/",
        "group, /api/usergroups/5F3FAFE111D2D8CC6000CC8E67019608",
        "group-members, /api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/members?includeAccess=True",
        "projects, /api/projects",
        "project, /api/projects/sales",
        "monitored-projects, /api/monitors/projects",
        "nodes, /api/monitors/iServer/nodes?projects.id=00000000000000000000000000000D02",
        "node-status, /api/monitors/iServer/nodes/muster/projects/00000000000000000000000000000D02/status",
        "project-status, /api/monitors/projects/status?projectId=00000000000000000000000000000D02",
        "object-role, /api/objects/00000000000000000000000000000D01?type=44&comments=True",
        "object-user, /api/objects/00000000000000000000000000000D04?type=34",
        "object-group, /api/objects/C82C6B1011D2894CC0009D9F29718E4F?type=34",
        "object-project, /api/objects/00000000000000000000000000000D02?type=32",
        "search, '/api/searches/results?name=golden&type=44&getAncestors=True'",
        "search-user, '/api/searches/results?name=anna&type=34&getAncestors=True'",
        "session, /api/sessions",
        "session-user, /api/sessions/userInfo",
        "session-connections, /api/sessions?includeConnectionInfo=true",
        "session-lifetime, /api/sessions/lifetime",
        "session-privilege, /api/sessions/privileges/12",
        "status, /api/status"
    })
    void answersOfReads(String name, String path) throws IOException {
        TestResponse answer = server.get(path, token);
        assertThat(answer.status()).isEqualTo(200);
        assertGolden(name, answer);
    }

    /// The form of the catalogue's entries; the catalogue itself has a test of its own.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"privilege, /api/iserver/privileges", "privilege-category, /api/iserver/privileges/categories"})
    void entriesOfTheCatalogue(String name, String path) throws IOException {
        String text = server.get(path, token).text();
        assertGolden(name, text.substring(0, text.indexOf('}') + 1) + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "error-role-unknown, GET, /api/securityRoles/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 404",
        "error-role-malformed, GET, /api/securityRoles/12, 404",
        "error-user-unknown, GET, /api/users/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 404",
        "error-group-unknown, GET, /api/usergroups/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 404",
        "error-project-unknown, GET, /api/projects/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 404",
        "error-no-route, GET, /api/folders/1, 404",
        "error-no-method, PATCH, /api/securityRoles, 405",
        "error-connection-unknown, DELETE, /api/monitors/userConnections/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 404",
        "error-session-project, GET, /api/sessions/projectId, 400",
        "error-session-privilege, GET, /api/sessions/privileges/all, 400",
        "error-session-privilege-unknown, GET, /api/sessions/privileges/9999, 404",
        "error-type-missing, GET, /api/objects/00000000000000000000000000000D01, 400"
    })
    void refusals(String name, String method, String path, int status) throws IOException {
        TestResponse answer = server.call(method, path, token, Optional.empty());
        assertThat(answer.status()).isEqualTo(status);
        assertGolden(name, answer);
    }

    @Test
    void refusalsForLackOfASessionPermitOrRight() throws IOException {
        assertGolden("error-no-session", server.get("/api/securityRoles", null));
        assertGolden("error-no-permit", server.post("/api/securityRoles", reader, "{}"));
        assertGolden("error-identity", server.post("/api/auth/delegate", null, "{\"identityToken\":\"none\"}"));
        assertGolden("error-no-right", server.get("/api/securityRoles/" + ROLE, reader));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "error-json | {",
                "error-name-missing | {}",
                "error-name-taken | {\"name\":\"golden ROLE\"}",
                "error-privilege-unknown | {\"name\":\"x\",\"privileges\":[\"9999\"]}",
                "error-server-level | {\"name\":\"x\",\"privileges\":[\"148\",\"149\",\"50\"]}"
            })
    void refusalsOfANewRole(String name, String body) throws IOException {
        assertGolden(name, server.post("/api/securityRoles", token, body));
    }

    @Test
    void answersOfSearches() throws IOException {
        TestResponse search = server.post("/api/metadataSearches/results?name=o&type=34&type=44&pattern=1", token, "");
        String id = search.json().get("id").asText();
        assertGolden("search-begun", search.text().replace(id, "ID") + "\n");
        search = server.post("/api/metadataSearches/results?name=golden%20role", token, "");
        id = search.json().get("id").asText();
        assertGolden("search-results", server.get("/api/metadataSearches/results?searchId=" + id, token));
        assertGolden("search-results-v2", server.get("/api/v2/metadataSearches/results?searchId=" + id, token));
        search = server.post("/api/metadataSearches/results?name=full&pattern=1", token, "");
        id = search.json().get("id").asText();
        assertGolden("search-tree", server.get("/api/metadataSearches/results/tree?searchId=" + id, token));
        assertGolden("error-search-unknown", server.get("/api/metadataSearches/results?searchId=x", token));
    }

    /// Uses a server of its own, since versions follow from the order of changes.
    @Test
    void answersOfWrites() throws IOException {
        try (TestServer fresh = TestServer.start(new SettableClock())) {
            new ServerFixture(fresh).role(ROLE, "Altered role", 1);
            String admin = fresh.token();
            String patch = "{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[{\"id\":\"12\"}]}";
            assertGolden("role-patched", fresh.alter("/api/securityRoles/" + ROLE, admin, patch));
            String acl =
                    "{\"acl\":[{\"op\":\"REPLACE\",\"trustee\":\"C82C6B1011D2894CC0009D9F29718E4F\",\"rights\":5}]}";
            assertGolden("object-put", fresh.put("/api/objects/" + ROLE + "?type=44", admin, acl));
            TestResponse created = fresh.post("/api/securityRoles", admin, "{\"name\":\"Brief role\"}");
            assertThat(created.status()).isEqualTo(201);
            String id = created.json().get("id").asText();
            assertThat(created.header("Location")).contains(fresh.url() + "/api/securityRoles/" + id);
            assertGolden("role-created", created);
            TestResponse deleted = fresh.delete("/api/securityRoles/" + id, admin);
            assertThat(deleted.status()).isEqualTo(204);
            assertThat(deleted.text()).isEmpty();
        }
    }

    @Test
    void answersAboutUsersAndGroups() throws IOException {
        try (TestServer fresh = TestServer.start(new SettableClock())) {
            String admin = fresh.token();
            TestResponse user = fresh.post("/api/users", admin, """
                    {"username":"gold","fullName":"Golden User","description":"d","passwordAutoExpire":true,
                     "passwordExpirationDate":"2032-05-06","passwordExpirationFrequency":90,"ldapdn":"cn=g",
                     "trustId":"t","databaseAuthLogin":"db"}""");
            assertThat(user.status()).isEqualTo(201);
            assertGolden("user-created", masked(user));
            String users = "/api/users/" + user.json().get("id").asText();
            assertGolden(
                    "user-patched",
                    masked(fresh.alter(
                            users, admin, "{\"op\":\"replace\",\"path\":\"/fullName\",\"value\":\"Golden Other\"}")));
            TestResponse address = fresh.post("/api/v2" + users.substring(4) + "/addresses", admin, """
                    {"name":"work","physicalAddress":"g@example.org","deliveryType":"email","idDefault":true}""");
            assertGolden("user-address-created", masked(address, "/addresses/0/id"));
            String one = "/" + address.json().at("/addresses/0/id").asText();
            String put = "{\"name\":\"home\",\"isDefault\":false}";
            assertGolden(
                    "user-address-put", masked(fresh.put(users + "/addresses" + one, admin, put), "/addresses/0/id"));
            assertGolden(
                    "user-address-put-v2",
                    masked(
                            fresh.put("/api/v2" + users.substring(4) + "/addresses" + one, admin, put),
                            "/addresses/0/id"));
            TestResponse group =
                    fresh.post("/api/usergroups/", admin, "{\"name\":\"Golden group\",\"ldapdn\":\"cn=g\"}");
            assertThat(group.status()).isEqualTo(201);
            assertGolden("group-created", masked(group));
            String groups = "/api/usergroups/" + group.json().get("id").asText();
            assertGolden("group-put", masked(fresh.put(groups, admin, "{\"description\":\"d\"}")));
            assertGolden(
                    "group-patched",
                    masked(
                            fresh.alter(
                                    groups,
                                    admin,
                                    "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"54F3D26011D2896560009A8E67019608\"]}")));
        }
    }

    @Test
    void answersAboutTokensAndTheJournal() throws IOException {
        try (TestServer fresh = TestServer.start(new SettableClock())) {
            new ServerFixture(fresh).role(ROLE, "Journalled role", 1);
            String admin = fresh.token();
            String members = "{\"op\":\"add\",\"path\":\"/changeJournal/userComments\",\"value\":\"why\"}";
            assertGolden(
                    "role-members-patched", fresh.alter("/api/securityRoles/" + ROLE + "/members", admin, members));
            TestResponse search =
                    fresh.post("/api/changeJournal", admin, "{\"affectedObjects\":[{\"id\":\"" + ROLE + "\"}]}");
            assertGolden("journal-search", masked(search, "/searchId"));
            assertGolden(
                    "journal-page",
                    fresh.get(
                            "/api/changeJournal/"
                                    + search.json().get("searchId").asText(),
                            admin));
            assertGolden("error-journal-purge", fresh.delete("/api/changeJournal", admin));
            assertGolden("api-token-created", masked(fresh.post("/api/auth/apiTokens", admin, "{}"), "/apiToken"));
            assertGolden("api-tokens", fresh.get("/api/auth/apiTokens", admin));
            assertGolden(
                    "identity-token-v2", masked(fresh.post("/api/v2/auth/identityToken", admin, ""), "/identityToken"));
            assertGolden("identity-token", fresh.post("/api/auth/identityToken", admin, ""));
        }
    }

    /// The body without the random id and the version that follows from it.
    private static String masked(TestResponse answer) {
        return masked(answer, "/id", "/version");
    }

    private static String masked(TestResponse answer, String... pointers) {
        String text = answer.text();
        for (String pointer : pointers) {
            text = text.replace(
                    answer.json().at(pointer).asText(),
                    pointer.substring(pointer.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
        }
        return text + "\n";
    }

    @Test
    void answersAboutProjects() throws IOException {
        try (TestServer fresh = TestServer.start(new SettableClock())) {
            String admin = fresh.token();
            TestResponse created =
                    fresh.post("/api/v2/projects", admin, "{\"name\":\"Brief\",\"description\":\"For now\"}");
            assertThat(created.status()).isEqualTo(201);
            String id = created.json().get("id").asText();
            assertGolden("project-created", created.text().replace(id, "ID") + "\n");
            TestResponse patched = fresh.alter(
                    "/api/projects/" + id, admin, "{\"op\":\"replace\",\"path\":\"/alias\",\"value\":\"Short\"}");
            assertGolden("project-patched", patched.text().replace(id, "ID") + "\n");
            assertGolden("error-object-project", fresh.delete("/api/objects/" + id + "?type=32", admin));
            TestResponse unloaded = fresh.alter(
                    "/api/monitors/iServer/nodes/muster/projects/" + id,
                    admin,
                    "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"unloaded\"}");
            assertThat(unloaded.status()).isEqualTo(202);
            assertGolden("project-unloaded", unloaded.text().replace(id, "ID") + "\n");
            assertThat(fresh.delete("/api/projects/" + id, admin).text()).isEmpty();
        }
    }

    private static void assertGolden(String name, TestResponse answer) throws IOException {
        assertGolden(name, answer.text() + "\n");
    }

    private static void assertGolden(String name, String body) throws IOException {
        Path golden = GOLDEN.resolve(name + ".json");
        String stable = stable(body);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, stable);
        }
        assertThat(stable).isEqualTo(Files.readString(golden));
    }

    /// The body with tickets and the ids of sessions and of a created role, which are random, masked.
    private static String stable(String body) {
        return body.replaceAll("\"ticketId\":\"[0-9a-f]{32}\"", "\"ticketId\":\"TICKET\"")
                .replaceAll("\"port\":\\d+", "\"port\":0")
                .replaceAll("\"(id|sessionId)\":\"[0-9A-F]{32}\",\"(parentId|client)\"", "\"$1\":\"ID\",\"$2\"")
                .replaceAll("^\\{\"id\":\"[0-9A-F]{32}\"}", "{\"id\":\"ID\"}");
    }
}
