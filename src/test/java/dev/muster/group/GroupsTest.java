package dev.muster.group;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.GroupId;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups over HTTP: creating, nesting, altering and deleting them, and the privileges of their members.
class GroupsTest {

    private static final String ADMINISTRATORS = "5F3FAFE111D2D8CC6000CC8E67019608";
    private static final String EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F";
    private static final String ANNA = "0000000000000000000000000000F301";
    private static final String BORIS = "0000000000000000000000000000F302";

    private static final String CARLA = "0000000000000000000000000000F308";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static String manager;
    private static int number;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.user(ANNA, "anna", 12);
        fixture.user(BORIS, "boris");
        fixture.user("0000000000000000000000000000F303", "manager", 50);
        token = server.token();
        manager = fixture.token("manager");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aGroupIsCreatedWithMembersAndParents() {
        String parent = group("");
        TestResponse created = server.post("/api/usergroups/", token, """
                {"name":"Created whole","description":null,"memberships":["%s"],"members":["%s","%s","%s"],"ldapdn":"cn=w"}""".formatted(parent, ANNA, ANNA, BORIS));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        JsonNode group = created.json();
        assertThat(created.header("Location"))
                .contains(server.url() + "/api/usergroups/" + group.get("id").asText());
        assertThat(texts(group.get("members"), "id")).containsExactly(ANNA, BORIS);
        assertThat(texts(group.get("memberships"), "id")).containsExactly(parent);
        assertThat(group.get("ldapdn").asText()).isEqualTo("cn=w");
        assertThat(server.get("/api/usergroups/" + group.get("id").asText(), token)
                        .json())
                .isEqualTo(group);
    }

    @Test
    void aCircleIsRefusedAndShownWhole() {
        String inner = group("");
        String middle = group("\"" + inner + "\"");
        String outer = group("\"" + middle + "\"");
        String path = Stream.of(inner, middle, outer, inner)
                .map(id -> server.get("/api/usergroups/" + id, token)
                        .json()
                        .get("name")
                        .asText())
                .collect(Collectors.joining(" > "));

        TestResponse refused = patch(inner, "{\"op\":\"add\",\"path\":\"/members\",\"value\":\"" + outer + "\"}");

        assertRefused(refused, 400, "ERR006");
        assertThat(refused.json().get("message").asText()).isEqualTo("A group can't contain itself: " + path);
    }

    @Test
    void aNewGroupSaysThatItIsEmpty() {
        JsonNode created =
                server.post("/api/usergroups", token, "{\"name\":\"Empty\"}").json();
        assertThat(created.get("members").isEmpty()).isTrue();
        assertThat(created.get("memberships").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | 400",
                "{\"name\":\" \"}                         | 400",
                "{\"name\":\"EVERYONE\"}                  | 409",
                "{\"name\":\"g1\",\"members\":[\"x\"]}    | 400",
                "{\"name\":\"g2\",\"members\":[\"00000000000000000000000000009999\"]}     | 404",
                "{\"name\":\"g3\",\"memberships\":[\"00000000000000000000000000009999\"]} | 404",
                "{\"name\":\"g4\",\"members\":[\"C82C6B1011D2894CC0009D9F29718E4F\"]}     | 400"
            })
    void aMalformedGroupIsRefusedAndNotCreated(String body, int status) {
        Object before = server.app().ledger().now().directory();
        assertThat(server.post("/api/usergroups", token, body).status()).isEqualTo(status);
        assertThat(server.app().ledger().now().directory()).isSameAs(before);
    }

    @Test
    void putAddsAndRemoves() {
        String parent = group("");
        String group = group("\"" + ANNA + "\"");
        TestResponse put = server.put("/api/usergroups/" + group, token, """
                {"name":"Put anew","description":"d","parentsAddition":["%s"],"membersAddition":["%s"],
                 "membersDeletion":["%s"]}""".formatted(parent, BORIS, ANNA));
        assertThat(put.status()).as("%s", put).isEqualTo(200);
        assertThat(put.json().get("name").asText()).isEqualTo("Put anew");
        assertThat(texts(put.json().get("members"), "id")).containsExactly(BORIS);
        assertThat(texts(put.json().get("memberships"), "id")).containsExactly(parent);
        TestResponse back = server.put(
                "/api/usergroups/" + group, token, "{\"parentsDeletion\":[\"" + parent + "\"],\"membersAddition\":[]}");
        assertThat(back.json().get("memberships").isEmpty()).isTrue();
        assertThat(back.json().get("name").asText()).isEqualTo("Put anew");
    }

    @Test
    void patchReadsEveryFormThatClientsWrite() {
        String group = group("");
        TestResponse patched = patch(
                group,
                "{\"op\":\"replace\",\"path\":\"/description\",\"value\":[\"Software Engineers\"]}",
                "{\"op\":\"ADD\",\"path\":\"/members\",\"value\":\"" + ANNA.toLowerCase(Locale.ROOT) + "\"}",
                "{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[1,\"2\"]}",
                "{\"op\":\"removeElement\",\"path\":\"/privileges\",\"value\":[\"2\",\"3\"]}");
        assertThat(patched.status()).as("%s", patched).isEqualTo(200);
        assertThat(patched.json().get("description").asText()).isEqualTo("Software Engineers");
        assertThat(texts(patched.json().get("members"), "id")).containsExactly(ANNA);
        assertThat(held("/api/usergroups/" + group)).containsExactly("1");
        String replaced = "{\"op\":\"replace\",\"path\":\"/members\",\"value\":[\"" + BORIS + "\"]}";
        assertThat(texts(patch(group, replaced).json().get("members"), "id")).containsExactly(BORIS);
    }

    @Test
    void aCycleIsRefusedNamingThePath() {
        String inner = group("");
        String middle = group("\"" + inner + "\"");
        String outer = group("\"" + middle + "\"");
        String name = server.get("/api/usergroups/" + middle, token)
                .json()
                .get("name")
                .asText();
        for (String operation : List.of(
                "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"" + outer + "\"]}",
                "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"" + inner + "\"]}")) {
            TestResponse refused = patch(inner, operation);
            assertRefused(refused, 400, "ERR006");
        }
        assertThat(patch(inner, "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"" + outer + "\"]}")
                        .json()
                        .get("message")
                        .asText())
                .contains(name);
    }

    @Test
    void everyoneHasEveryUserAlways() {
        for (String operation : List.of(
                "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"" + ADMINISTRATORS + "\"]}",
                "{\"op\":\"remove\",\"path\":\"/members\",\"value\":[\"" + ANNA + "\"]}",
                "{\"op\":\"replace\",\"path\":\"/members\",\"value\":[]}")) {
            TestResponse answer = patch(EVERYONE, operation);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        }
        JsonNode members =
                server.get("/api/usergroups/" + EVERYONE + "/members", token).json();
        assertThat(texts(members, "id")).contains(ANNA, BORIS).doesNotContain(ADMINISTRATORS);
        assertThat(members.size())
                .isEqualTo(server.app().ledger().now().directory().users().size());
    }

    @Test
    void aPageOfEveryoneIsAPartOfTheWhole() {
        TestResponse whole = server.get("/api/usergroups/" + EVERYONE + "/members?limit=-1", token);
        TestResponse page = server.get("/api/usergroups/" + EVERYONE + "/members?offset=1&limit=2", token);
        assertThat(page.header("x-mstr-total-count")).isEqualTo(whole.header("x-mstr-total-count"));
        assertThat(texts(page.json(), "id")).isEqualTo(texts(whole.json(), "id").subList(1, 3));
        assertThat(server.get("/api/usergroups/" + EVERYONE + "/members?offset=9999", token)
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void flatMembersAreUsersFromAllDepths() {
        String inner = group("\"" + ANNA + "\"");
        String outer = group("\"" + inner + "\",\"" + BORIS + "\"");
        assertThat(texts(
                        server.get("/api/usergroups/" + outer + "/members?flatMembers=True", token)
                                .json(),
                        "id"))
                .containsExactly(ANNA, BORIS);
        assertThat(texts(
                        server.get("/api/usergroups/" + outer + "/members", token)
                                .json(),
                        "subtype"))
                .containsExactlyInAnyOrder("8704", "8705");
    }

    @Test
    void topLevelGroupsAreInNoOther() {
        String inner = group("");
        String outer = group("\"" + inner + "\"");
        assertThat(texts(server.get("/api/usergroups/topLevel", token).json(), "id"))
                .contains(EVERYONE, outer)
                .doesNotContain(inner);
    }

    @Test
    void privilegesHaveTheirSources() {
        fixture.user(CARLA, "carla");
        String near = group("\"" + CARLA + "\"");
        String far = group("\"" + near + "\"");
        patch(far, "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"18\",\"50\"]}");
        var role = fixture.role("0000000000000000000000000000F304", "Role of groups", 18, 20);
        var project = fixture.project("0000000000000000000000000000F305", "Project of groups");
        var other = fixture.project("0000000000000000000000000000F309", "Other project of groups");
        fixture.grant(role, project, UserId.of(CARLA), UserId.of(far));
        String path = "/api/users/" + CARLA + "/privileges";

        JsonNode whole = server.get(path + "/", token).json();
        assertThat(ids(whole)).containsExactly("18", "20", "50");
        JsonNode sources = whole.at("/privileges/0/sources");
        assertThat(sources.size()).isEqualTo(3);
        assertThat(sources.get(0).at("/group/id").asText()).isEqualTo(far);
        assertThat(sources.get(1).at("/securityRole/name").asText()).isEqualTo("Role of groups");
        assertThat(sources.get(1).has("group")).isFalse();
        assertThat(sources.get(2).at("/group/id").asText()).isEqualTo(far);
        assertThat(texts(sources, "direct")).containsOnly("false");
        assertThat(ids(server.get(path + "?privilege.level=server", token).json()))
                .containsExactly("50");
        assertThat(ids(server.get(path + "?privilege.level=project&projectId=" + project.text(), token)
                        .json()))
                .containsExactly("18", "20");
        assertThat(ids(server.get(path + "?projectId=" + other.text(), token).json()))
                .containsExactly("18", "50");
        assertRefused(server.get(path + "?projectId=00000000000000000000000000009999", token), 404, "ERR004");
        assertThat(server.get(path + "?privilege.level=both", token).status()).isEqualTo(400);
        assertThat(texts(
                        server.get("/api/usergroups/" + far + "/securityRoles", token)
                                .json(),
                        "name"))
                .containsExactly("Project of groups");
        assertThat(texts(
                        server.get("/api/usergroups/" + near + "/memberships", token)
                                .json(),
                        "id"))
                .containsExactly(far);
    }

    @Test
    void readingOnesOwnPrivilegesTakesOnlyASession() {
        String anna = fixture.token("anna");
        assertThat(ids(server.get("/api/users/" + ANNA + "/privileges/", anna).json()))
                .containsExactly("12");
        assertThat(server.get("/api/users/" + BORIS + "/privileges/", anna).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"add\",\"path\":\"/members\",\"value\":[\"" + BORIS + "\"]}",
                "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"mine\"}",
                "{\"op\":\"replace\",\"path\":\"/ldapdn\",\"value\":\"cn=mine\"}",
                "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"1\"]}"
            })
    void aGroupThatHoldsMoreCannotBeAltered(String operation) {
        for (String group : List.of(ADMINISTRATORS, privileged())) {
            TestResponse refused = server.alter("/api/usergroups/" + group, manager, operation);
            assertRefused(refused, 403, "ERR014");
            assertThat(server.delete("/api/usergroups/" + group, manager).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aGroupIsDeletedWithAllThatRefersToIt() {
        String parent = group("");
        String group = group("\"" + BORIS + "\"");
        patch(group, "{\"op\":\"add\",\"path\":\"/memberships\",\"value\":[\"" + parent + "\"]}");
        var role = fixture.role("0000000000000000000000000000F306", "Role of the deleted", 18);
        var project = fixture.project("0000000000000000000000000000F307", "Project of the deleted");
        fixture.grant(role, project, UserId.of(group));
        fixture.delegate(role, project, GroupId.of(group));

        assertThat(server.delete("/api/usergroups/" + group, token).status()).isEqualTo(204);

        assertThat(server.get("/api/usergroups/" + group, token).status()).isEqualTo(404);
        assertThat(server.get("/api/usergroups/" + parent, token)
                        .json()
                        .get("members")
                        .isEmpty())
                .isTrue();
        assertThat(server.app()
                        .ledger()
                        .now()
                        .directory()
                        .grants()
                        .holders(role, project)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {EVERYONE, ADMINISTRATORS, "294DEDC011D2F1D56000D98E67019608", "5F3FAFE011D2D8CC6000CC8E67019608"
            })
    void theGroupsOfEveryAclCannotBeDeleted(String group) {
        TestResponse refused = server.delete("/api/usergroups/" + group, token);
        assertRefused(refused, 403, "ERR017");
    }

    @Test
    void administratorsHoldTheWholeCatalogueAndSomebodyIsOne() {
        assertThat(patch(ADMINISTRATORS, "{\"op\":\"remove\",\"path\":\"/privileges\",\"value\":[\"1\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(patch(ADMINISTRATORS, "{\"op\":\"replace\",\"path\":\"/members\",\"value\":[]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void noLimitOnMemoryCanBeSet() {
        String path = "/api/usergroups/" + group("") + "/settings";
        assertThat(server.get(path, token).json().at("/jobMemGoverning/value").asInt())
                .isZero();
        assertThat(server.patch(path, token, "{\"jobMemGoverning\":{\"value\":0}}")
                        .status())
                .isEqualTo(204);
        assertThat(server.patch(path, token, "{\"jobMemGoverning\":{\"value\":512}}")
                        .status())
                .isEqualTo(400);
    }

    private static String privileged() {
        String group = group("");
        patch(group, "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"148\"]}");
        return group;
    }

    private static String group(String members) {
        TestResponse created = server.post(
                "/api/usergroups/", token, "{\"name\":\"Group %d\",\"members\":[%s]}".formatted(++number, members));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return created.json().get("id").asText();
    }

    private static TestResponse patch(String id, String... operations) {
        return server.alter("/api/usergroups/" + id, token, operations);
    }

    private static List<String> held(String holder) {
        return ids(server.get(holder + "/privileges", token).json());
    }

    private static List<String> ids(JsonNode held) {
        return elements(held.get("privileges"))
                .map(one -> one.at("/privilege/id").asText())
                .toList();
    }
}
