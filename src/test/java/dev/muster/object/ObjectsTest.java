package dev.muster.object;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects of every kind over HTTP: altering them, changing their owners, deleting one or many.
class ObjectsTest {

    private static final String ROLE = "0000000000000000000000000000AA01";
    private static final String PROJECT = "0000000000000000000000000000AA02";
    private static final String ANNA = "0000000000000000000000000000AA03";
    private static final String ABSENT = "0000000000000000000000000000AAFF";
    private static final String EVERYONE = WellKnown.EVERYONE.text();

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static String manager;
    private static String anna;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.role(ROLE, "Role", 1);
        fixture.project(PROJECT, "Project");
        fixture.user(ANNA, "anna");
        fixture.user("0000000000000000000000000000AA04", "manager", 50, 148);
        token = server.token();
        manager = fixture.token("manager");
        anna = fixture.token("anna");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({ROLE + ", 44", PROJECT + ", 32", ANNA + ", 34", "5F3FAFE011D2D8CC6000CC8E67019608, 34"})
    void everyObjectGetsAnotherOwnerACommentAndAnAclEntry(String id, int type) {
        for (String path : List.of("/api/objects/" + id + "?type=" + type, "/api/objects/" + id + "/type/" + type)) {
            String body = "{\"ownerId\":\"" + ANNA + "\",\"longDescription\":\"at " + path
                    + "\",\"hidden\":true,\"acl\":[{\"op\":\"REPLACE\",\"trustee\":\"" + ANNA
                    + "\",\"rights\":199,\"type\":1,\"denied\":false,\"inheritable\":null}],\"folderId\":\"x\"}";
            TestResponse altered = server.put(path, token, body);
            assertThat(altered.status()).as("%s", altered).isEqualTo(200);
            JsonNode object = altered.json();
            assertThat(object.get("owner").get("id").asText()).isEqualTo(ANNA);
            assertThat(object.get("comments").get(0).asText()).isEqualTo("at " + path);
            assertThat(object.get("hidden").asBoolean()).isTrue();
            assertThat(object.get("acl").findValuesAsText("trusteeId")).contains(ANNA);
            assertThat(server.get("/api/objects/" + id + "?type=" + type + "&comments=True", token)
                            .json())
                    .isEqualTo(object);
        }
    }

    @Test
    void aProjectIsRenamedAsAnObjectAndByItself() {
        String id = "0000000000000000000000000000AA12";
        fixture.project(id, "Old name");
        TestResponse renamed =
                server.put("/api/objects/" + id + "?type=32", token, "{\"name\":\" New name \",\"description\":\"d\"}");
        assertThat(renamed.json().get("name").asText()).isEqualTo("New name");
        assertRefused(server.put("/api/objects/" + id + "?type=32", token, "{\"name\":\"PROJECT\"}"), 409, "ERR015");
        TestResponse patched = patch(id, token, "{\"op\":\"replace\",\"path\":\"/alias\",\"value\":\"Short\"}");
        assertThat(patched.json().get("alias").asText()).isEqualTo("Short");
        assertThat(patched.json().get("name").asText()).isEqualTo("New name");
        assertThat(patched.json())
                .isEqualTo(server.get("/api/projects/" + id, token).json());
        String both = "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Third\"},"
                + "{\"op\":\"add\",\"path\":\"/changeJournal/userComments\",\"value\":\"why\"}";
        assertThat(patch(id, token, both).json().get("name").asText()).isEqualTo("Third");
        assertRefused(patch(id, token, "{\"op\":\"remove\",\"path\":\"/alias\",\"value\":\"x\"}"), 400, "ERR006");
        assertRefused(patch(id, token, "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"x\"}"), 400, "ERR006");
        assertRefused(patch(ABSENT, token, ""), 404, "ERR004");
        assertRefused(patch(id, manager, ""), 403, "ERR014");
    }

    @Test
    void aCallerWhoTakesTheirOwnRightAwayIsStillAnswered() {
        String id = "0000000000000000000000000000AA13";
        fixture.role(id, "Vanishing", 1);
        TestResponse last = server.put(
                "/api/objects/" + id + "?type=44",
                manager,
                "{\"acl\":[{\"op\":\"ADD\",\"trustee\":\"" + EVERYONE + "\",\"rights\":255,\"denied\":true}]}");
        assertThat(last.status()).as("%s", last).isEqualTo(200);
        assertThat(last.json().get("acg").asInt()).isZero();
        assertRefused(server.put("/api/objects/" + id + "?type=44", manager, "{}"), 404, "ERR004");
    }

    @Test
    void everyKindHasItsPermitWhateverTheId() {
        for (String id : List.of(ROLE, PROJECT, ANNA, ABSENT, "x")) {
            for (int type : new int[] {34, 44, 32}) {
                String path = "/api/objects/" + id + "?type=" + type;
                assertRefused(server.put(path, anna, "{\"name\":"), 403, "ERR014");
                assertRefused(server.delete(path, anna), 403, "ERR014");
            }
            assertRefused(server.put("/api/objects/" + id + "?type=32", manager, "{}"), 403, "ERR014");
        }
        assertRefused(delete(anna, "[{\"id\":\"" + ROLE + "\",\"type\":44}]"), 403, "ERR014");
        assertRefused(
                delete(manager, "[{\"id\":\"" + ABSENT + "\",\"type\":44},{\"id\":\"" + ROLE + "\",\"type\":32}]"),
                403,
                "ERR014");
    }

    @Test
    void aProjectIsNotDeletedAsAnObject() {
        assertRefused(server.delete("/api/objects/" + PROJECT + "?type=32", token), 400, "ERR010");
        assertRefused(delete(token, "[{\"id\":\"" + PROJECT + "\",\"type\":32}]"), 400, "ERR010");
        assertRefused(server.delete("/api/objects/" + ABSENT + "?type=32", token), 404, "ERR004");
    }

    @Test
    void usersAndGroupsAreRenamedAndDeletedAsObjects() {
        String user = "0000000000000000000000000000AA31";
        fixture.user(user, "brief");
        String path = "/api/objects/" + user + "?type=34";
        TestResponse renamed = server.put(path, manager, "{\"name\":\"New Name\",\"abbreviation\":\"renamed\"}");
        assertThat(renamed.json().get("name").asText()).isEqualTo("New Name");
        assertThat(renamed.json().get("abbreviation").asText()).isEqualTo("renamed");
        assertThat(server.get("/api/users/" + user, token)
                        .json()
                        .get("username")
                        .asText())
                .isEqualTo("renamed");
        assertRefused(server.put(path, manager, "{\"abbreviation\":\"ANNA\"}"), 409, "ERR015");
        String group = server.post("/api/usergroups", manager, "{\"name\":\"Brief\",\"members\":[\"" + user + "\"]}")
                .json()
                .get("id")
                .asText();
        assertThat(server.put("/api/objects/" + group + "?type=34", manager, "{\"name\":\"Briefer\"}")
                        .json()
                        .get("abbreviation")
                        .asText())
                .isEqualTo("Briefer");
        assertThat(server.delete(path, manager).status()).isEqualTo(204);
        assertThat(server.delete("/api/objects/" + group + "/type/34", manager).status())
                .isEqualTo(204);
        assertRefused(server.get("/api/users/" + user, token), 404, "ERR004");
        assertRefused(server.get("/api/usergroups/" + group, token), 404, "ERR004");
        String administrator = "/api/objects/54F3D26011D2896560009A8E67019608?type=34";
        assertRefused(server.put(administrator, manager, "{\"name\":\"Nobody\"}"), 403, "ERR014");
        assertRefused(server.delete(administrator, token), 403, "ERR017");
    }

    @Test
    void manyAreDeletedAtOnce() {
        String first = "0000000000000000000000000000AA21";
        String second = "0000000000000000000000000000AA22";
        fixture.grant(fixture.role(first, "First", 1), ProjectId.of(PROJECT), UserId.of(ANNA));
        fixture.role(second, "Second", 1);
        long before = revision();
        TestResponse deleted = delete(
                manager,
                "[{\"id\":\"" + first + "\",\"type\":44},{\"id\":\"" + second.toLowerCase(Locale.ROOT)
                        + "\",\"type\":\"44\"},{\"id\":\"" + first + "\",\"type\":44}]");
        assertThat(deleted.status()).as("%s", deleted).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(revision()).isEqualTo(before + 1);
        for (String id : List.of(first, second)) {
            assertRefused(server.get("/api/securityRoles/" + id, token), 404, "ERR004");
        }
    }

    @Test
    void ofManyObjectsNoneIsDeletedIfOneCannotBe() {
        String id = "0000000000000000000000000000AA23";
        fixture.role(id, "Kept", 1);
        assertRefused(
                delete(token, "[{\"id\":\"" + id + "\",\"type\":44},{\"id\":\"" + ABSENT + "\",\"type\":44}]"),
                404,
                "ERR004");
        assertRefused(
                delete(token, "[{\"id\":\"" + id + "\",\"type\":44},{\"id\":\"" + PROJECT + "\",\"type\":32}]"),
                400,
                "ERR010");
        assertThat(server.get("/api/securityRoles/" + id, token).status()).isEqualTo(200);
        String old = "{\"delete\":[{\"did\":\"" + id + "\",\"tp\":44,\"pid\":null}]}";
        assertThat(server.post("/api/objects/deleteObjects", token, old).status())
                .isEqualTo(204);
        assertRefused(server.get("/api/securityRoles/" + id, token), 404, "ERR004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null]",
                "[{\"id\":\"0000000000000000000000000000AA01\"}]",
                "[{\"type\":44}]",
                "[{\"id\":\"x\",\"type\":44}]",
                "[{\"id\":\"0000000000000000000000000000AA01\",\"type\":8}]",
                "{}"
            })
    void aMalformedListIsRefused(String body) {
        assertRefused(delete(token, body), 400, "ERR006");
        assertRefused(server.post("/api/objects/deleteObjects", token, "{\"delete\":" + body + "}"), 400, "ERR006");
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        String one = "{\"id\":\"" + ABSENT + "\",\"type\":44}";
        assertRefused(delete(token, "[" + String.join(",", Collections.nCopies(1_001, one)) + "]"), 400, "ERR006");
        assertRefused(delete(token, "[" + String.join(",", Collections.nCopies(1_000, one)) + "]"), 404, "ERR004");
    }

    private static TestResponse patch(String project, String token, String operations) {
        return server.alter("/api/projects/" + project, token, operations);
    }

    private static TestResponse delete(String token, String body) {
        return server.call("DELETE", "/api/objects?userComment=gone", token, Optional.of(body));
    }

    private static long revision() {
        return server.app().ledger().now().revision();
    }
}
