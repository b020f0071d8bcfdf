package dev.muster.role;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.RoleCalls;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Members of a role by project over HTTP: the members that each caller sees, and the permits to change them.
class MembersTest {

    private static final String ROLE = "00000000000000000000000000000F01";
    private static final String HIDDEN = "00000000000000000000000000000F02";
    private static final String SALES = "00000000000000000000000000000F03";
    private static final String FINANCE = "00000000000000000000000000000F04";
    private static final String ANNA = "00000000000000000000000000000F11";
    private static final String BORIS = "00000000000000000000000000000F12";
    private static final String GHOST = "00000000000000000000000000000F13";
    private static final String ABSENT = "00000000000000000000000000000FFF";
    private static final String EVERYONE = WellKnown.EVERYONE.text();
    private static final String MEMBERS = "/api/securityRoles/" + ROLE + "/projects/" + SALES + "/members";

    private static TestServer server;
    private static String token;
    private static String anna;
    private static String manager;
    private static String assigner;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        ProjectId sales = fixture.project(SALES, "Sales");
        fixture.project(FINANCE, "Finance");
        RoleId role = fixture.role(ROLE, "Role", 1);
        fixture.hide(fixture.role(HIDDEN, "Hidden role", 1));
        UserId first = fixture.user(ANNA, "anna");
        UserId second = fixture.user(BORIS, "boris");
        UserId ghost = fixture.user(GHOST, "ghost");
        fixture.hide(ghost);
        fixture.grant(role, sales, first, second, ghost, UserId.of(EVERYONE));
        fixture.user("00000000000000000000000000000F21", "manager", 148);
        fixture.grant(
                fixture.role("00000000000000000000000000000F05", "Assigns", 1, 149),
                sales,
                fixture.user("00000000000000000000000000000F22", "assigner"));
        token = server.token();
        anna = fixture.token("anna");
        manager = fixture.token("manager");
        assigner = fixture.token("assigner");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void membersAreListedByNameWithTheirRoles() {
        TestResponse answer = server.get(MEMBERS, token);
        assertThat(ids(answer)).containsExactly(EVERYONE, ANNA, BORIS, GHOST);
        assertThat(answer.header("x-mstr-total-count")).contains("4");
        JsonNode access = answer.json().get(1).get("access").get("projects");
        assertThat(elements(access).map(project -> project.get("id").asText())).contains(SALES, FINANCE);
        assertThat(elements(access)
                        .filter(project -> project.get("id").asText().equals(SALES))
                        .map(project -> project.get("securityRoles").toString()))
                .containsExactly("[{\"name\":\"Role\",\"id\":\"" + ROLE + "\"}]");
        assertThat(server.get(MEMBERS.replace(SALES, FINANCE), token).json()).isEmpty();
    }

    @Test
    void theListIsPaged() {
        assertThat(ids(server.get(MEMBERS + "?offset=1&limit=2", token))).containsExactly(ANNA, BORIS);
        assertThat(server.get(MEMBERS + "?offset=1&limit=2", token).header("x-mstr-total-count"))
                .contains("4");
        assertThat(server.get(MEMBERS + "?limit=1&access=False", token)
                        .json()
                        .get(0)
                        .has("access"))
                .isFalse();
        assertThat(server.get(MEMBERS + "?limit=1&access=True", token)
                        .json()
                        .get(0)
                        .has("access"))
                .isTrue();
        assertThat(server.get(MEMBERS + "?limit=1&fields=id", token).text())
                .isEqualTo("[{\"id\":\"" + EVERYONE + "\"}]");
        assertRefused(server.get(MEMBERS + "?limit=-2", token), 400, "ERR006");
    }

    @Test
    void eachCallerSeesTheMembersThatTheyMaySee() {
        assertThat(ids(server.get(MEMBERS, manager))).containsExactly(EVERYONE, ANNA, BORIS);
        assertThat(ids(server.get(MEMBERS, assigner))).containsExactly(EVERYONE, ANNA, BORIS);
        assertRefused(server.get(MEMBERS, anna), 403, "ERR017");
        server.put(
                "/api/objects/" + ROLE + "?type=44",
                token,
                "{\"acl\":[{\"op\":\"ADD\",\"trustee\":\"" + ANNA + "\",\"rights\":5}]}");
        TestResponse own = server.get(MEMBERS, anna);
        assertThat(ids(own)).containsExactly(EVERYONE, ANNA);
        assertThat(own.header("x-mstr-total-count")).contains("2");
    }

    @Test
    void rolesOfAProjectShowTheirMembers() {
        TestResponse all = server.get("/api/securityRoles/projects/" + SALES, token);
        assertThat(members(all, ROLE)).containsExactly(EVERYONE, ANNA, BORIS, GHOST);
        assertThat(ids(all)).contains(HIDDEN);
        assertThat(members(server.get("/api/securityRoles/projects/" + FINANCE, token), ROLE))
                .isEmpty();
        TestResponse own = server.get("/api/securityRoles/projects/" + SALES, anna);
        assertThat(members(own, ROLE)).containsExactly(EVERYONE, ANNA);
        assertThat(ids(own)).doesNotContain(HIDDEN);
        assertThat(own.header("x-mstr-total-count"))
                .contains(Integer.toString(own.json().size()));
        assertThat(server.get("/api/securityRoles/projects/" + SALES + "?limit=1", anna)
                        .json())
                .hasSize(1);
    }

    @Test
    void aRoleOrProjectThatDoesNotExistIsNotFound() {
        assertRefused(server.get(MEMBERS.replace(ROLE, ABSENT), token), 404, "ERR004");
        assertRefused(server.get(MEMBERS.replace(SALES, ABSENT), token), 404, "ERR004");
        assertRefused(server.get(MEMBERS.replace(ROLE, HIDDEN), manager), 404, "ERR004");
        assertRefused(server.get("/api/securityRoles/projects/" + ABSENT, token), 404, "ERR004");
    }

    @Test
    void membersAreChangedByTheirOwnCall() {
        TestResponse added = change(RoleCalls.memberOperation("addElement", FINANCE, BORIS), token);
        assertThat(added.status()).as("%s", added).isEqualTo(200);
        assertThat(RoleCalls.members(server, token, ROLE, FINANCE)).containsExactly(BORIS);
        String comment = "{\"op\":\"add\",\"path\":\"/changeJournal/userComments\",\"value\":\"why\"}";
        assertThat(change(RoleCalls.memberOperation("replace", FINANCE, ANNA) + "," + comment, token)
                        .status())
                .isEqualTo(200);
        assertThat(RoleCalls.members(server, token, ROLE, FINANCE)).containsExactly(ANNA);
        assertThat(change(RoleCalls.memberOperation("removeElements", FINANCE, ANNA), token)
                        .status())
                .isEqualTo(200);
        assertThat(RoleCalls.members(server, token, ROLE, FINANCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"x\"}",
                "{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[\"12\"]}",
                "{\"op\":\"addElement\",\"path\":\"/members\",\"value\":[]}"
            })
    void thatCallChangesNothingElse(String operation) {
        assertRefused(change(operation, token), 400, "ERR006");
    }

    @Test
    void onlyThoseWhoMayAssignRolesChangeMembers() {
        assertRefused(change(RoleCalls.memberOperation("add", SALES, BORIS), anna), 403, "ERR014");
        assertRefused(change(RoleCalls.memberOperation("add", FINANCE, BORIS), assigner), 403, "ERR014");
        assertRefused(change(RoleCalls.memberOperation("add", FINANCE, BORIS), manager), 403, "ERR014");
        assertThat(change(RoleCalls.memberOperation("remove", SALES, ABSENT), manager)
                        .status())
                .isEqualTo(404);
        assertThat(change(RoleCalls.memberOperation("add", SALES, BORIS), assigner)
                        .status())
                .isEqualTo(200);
    }

    private static TestResponse change(String operations, String token) {
        return server.alter("/api/securityRoles/" + ROLE + "/members", token, operations);
    }

    private static List<String> members(TestResponse roles, String role) {
        return elements(roles.json())
                .filter(each -> each.get("id").asText().equals(role))
                .flatMap(each -> elements(each.get("members")))
                .map(member -> member.get("id").asText())
                .toList();
    }

    private static List<String> ids(TestResponse list) {
        return texts(list.json(), "id");
    }
}
