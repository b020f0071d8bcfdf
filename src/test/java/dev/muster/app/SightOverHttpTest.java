package dev.muster.app;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects and calls over HTTP for ordinary users, and for users who only assign roles.
class SightOverHttpTest {

    private static final String PLAIN = "00000000000000000000000000000B01";
    private static final String HIDDEN = "00000000000000000000000000000B02";
    private static final String ABSENT = "00000000000000000000000000000B03";
    private static final String SALES = "00000000000000000000000000000B04";
    private static final String FINANCE = "00000000000000000000000000000B05";
    private static final String EMPTY = "00000000000000000000000000000B06";
    private static final String ALICE = "00000000000000000000000000000B11";
    private static final String BORIS = "00000000000000000000000000000B12";
    private static final String ASSIGNER = "00000000000000000000000000000B13";
    private static final String MANAGER = "00000000000000000000000000000B14";
    private static final String GHOST = "00000000000000000000000000000B15";
    private static final int ASSIGN_ROLES = 149;

    private static TestServer server;
    private static String alice;
    private static String assigner;
    private static String manager;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        ProjectId sales = fixture.project(SALES, "Sales");
        fixture.project(FINANCE, "Finance");
        RoleId plain = fixture.role(PLAIN, "Plain role", 1);
        UserId first = fixture.user(ALICE, "alice");
        UserId second = fixture.user(BORIS, "boris");
        UserId ghost = fixture.user(GHOST, "ghost");
        UserId third = fixture.user(ASSIGNER, "assigner");
        fixture.user(MANAGER, "manager", 148);
        fixture.grant(plain, sales, first, second, ghost);
        fixture.grant(fixture.role("00000000000000000000000000000B21", "Assigns", ASSIGN_ROLES, 1), sales, third);
        fixture.role(EMPTY, "Empty role");
        fixture.hide(fixture.role(HIDDEN, "Hidden role", 1));
        fixture.hide(ghost);
        alice = fixture.token("alice");
        assigner = fixture.token("assigner");
        manager = fixture.token("manager");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/securityRoles/%s", "/api/objects/%s?type=44", "/api/objects/%s/type/44"})
    void aHiddenRoleReadsAsAnUnknownOne(String path) {
        assertThat(server.get(path.formatted(HIDDEN), server.token()).status()).isEqualTo(200);
        for (String token : List.of(alice, assigner, manager)) {
            assertSame(server.get(path.formatted(HIDDEN), token), server.get(path.formatted(ABSENT), token));
        }
    }

    @Test
    void aHiddenRoleIsInNoList() {
        assertThat(texts(server.get("/api/securityRoles", server.token()).json(), "name"))
                .contains("Hidden role", "Plain role");
        TestResponse list = server.get("/api/securityRoles", alice);
        assertThat(texts(list.json(), "name")).contains("Plain role").doesNotContain("Hidden role");
        assertThat(list.header("x-mstr-total-count"))
                .contains(Integer.toString(list.json().size()));
    }

    @Test
    void aHiddenRoleIsRefusedAsAnUnknownOne() {
        String rename = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]}";
        assertSame(
                server.patch("/api/securityRoles/" + HIDDEN, manager, rename),
                server.patch("/api/securityRoles/" + ABSENT, manager, rename));
        assertSame(
                server.put("/api/objects/" + HIDDEN + "?type=44", manager, "{\"description\":\"x\"}"),
                server.put("/api/objects/" + ABSENT + "?type=44", manager, "{\"description\":\"x\"}"));
        assertSame(
                server.delete("/api/securityRoles/" + HIDDEN, manager),
                server.delete("/api/securityRoles/" + ABSENT, manager));
        assertSame(
                server.delete("/api/objects/" + HIDDEN + "?type=44", manager),
                server.delete("/api/objects/" + ABSENT + "?type=44", manager));
    }

    @Test
    void aHiddenUserIsOnNoPageOfEveryone() {
        String members = "/api/usergroups/C82C6B1011D2894CC0009D9F29718E4F/members";
        List<String> all = texts(server.get(members, server.token()).json(), "name");
        List<String> seen = texts(server.get(members, manager).json(), "name");
        assertThat(all).contains("Full Name of ghost").hasSize(seen.size() + 1);
        assertThat(seen).doesNotContain("Full Name of ghost");

        TestResponse page = server.get(members + "?offset=2&limit=3", manager);
        assertThat(texts(page.json(), "name")).isEqualTo(seen.subList(2, 5));
        assertThat(page.header("x-mstr-total-count")).contains(Integer.toString(seen.size()));
    }

    @Test
    void aHiddenUserReadsAsAnUnknownOne() {
        for (String path : List.of("/api/users/%s", "/api/users/%s/securityRoles", "/api/objects/%s?type=34")) {
            assertSame(server.get(path.formatted(GHOST), manager), server.get(path.formatted(ABSENT), manager));
        }
        assertSame(members("add", SALES, GHOST, PLAIN, assigner), members("add", SALES, ABSENT, PLAIN, assigner));
    }

    @Test
    void readingOnesOwnRolesNeedsNoPrivilege() {
        TestResponse roles = server.get("/api/users/" + ALICE + "/securityRoles", alice);
        assertThat(roles.status()).as("%s", roles).isEqualTo(200);
        assertThat(roles.text()).contains("Plain role");
        TestResponse others = server.get("/api/users/" + BORIS + "/securityRoles", alice);
        assertThat(others.status()).isEqualTo(403);
    }

    @Test
    void everybodyMayListThemselves() {
        String own = "/api/users?id=" + ALICE;
        for (String path :
                List.of(own, "/api/users/?fields=id&id=" + ALICE.toLowerCase(Locale.ROOT) + "&id=" + ALICE)) {
            TestResponse answer = server.get(path, alice);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(texts(answer.json(), "id")).containsExactly(ALICE);
            assertThat(answer.header("x-mstr-total-count")).contains("1");
        }
        assertThat(server.get(own + "&nameBegins=no", alice).text()).isEqualTo("[]");
        for (String others :
                List.of("", "?id=", "?id=" + BORIS, "?id=" + ALICE + "&id=" + BORIS, "?id=" + ALICE + "&id=x")) {
            assertRefused(server.get("/api/users" + others, alice), 403, "ERR014");
        }
    }

    @Test
    void membersAreShownAsFarAsTheyConcernTheCaller() {
        server.put(
                "/api/objects/" + PLAIN + "?type=44",
                server.token(),
                "{\"acl\":[{\"op\":\"ADD\",\"trustee\":\"" + ALICE + "\",\"rights\":5}]}");
        assertThat(salesMembers(server.token())).containsExactlyInAnyOrder(ALICE, BORIS, GHOST);
        assertThat(salesMembers(assigner)).containsExactlyInAnyOrder(ALICE, BORIS);
        assertThat(salesMembers(manager)).containsExactlyInAnyOrder(ALICE, BORIS);
        assertThat(salesMembers(alice)).containsExactly(ALICE);
    }

    @Test
    void anAssignerOfRolesInOneProjectAssignsThereOnly() {
        assertThat(members("add", SALES, MANAGER, PLAIN, assigner).status()).isEqualTo(200);
        assertThat(members("remove", SALES, MANAGER, PLAIN, assigner).status()).isEqualTo(200);
        assertRefused(members("add", FINANCE, MANAGER, PLAIN, assigner), 403, "ERR014");
        String rename = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Other\"}]}";
        assertRefused(server.patch("/api/securityRoles/" + PLAIN, assigner, rename), 403, "ERR014");
        assertRefused(server.delete("/api/securityRoles/" + PLAIN, assigner), 403, "ERR014");
        assertRefused(server.post("/api/securityRoles", assigner, "{\"name\":\"Mine\"}"), 403, "ERR014");
    }

    @Test
    void nobodyGrantsPrivilegesThatTheyLack() {
        assertRefused(members("add", SALES, MANAGER, PLAIN, manager), 403, "ERR014");
        assertThat(members("add", SALES, MANAGER, EMPTY, manager).status()).isEqualTo(200);
        String add =
                "{\"operationList\":[{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[{\"id\":\"1\"}]}]}";
        assertRefused(server.patch("/api/securityRoles/" + EMPTY, manager, add), 403, "ERR014");
        assertRefused(
                server.post("/api/securityRoles", manager, "{\"name\":\"Mine\",\"privileges\":[\"1\"]}"),
                403,
                "ERR014");
        assertThat(server.post("/api/securityRoles", manager, "{\"name\":\"Mine\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aReplaceThatWouldRemoveUnseenMembersIsRefused() {
        TestResponse answer = members("replace", SALES, ALICE, PLAIN, assigner);
        assertRefused(answer, 403, "ERR017");
        assertThat(answer.text()).doesNotContain(GHOST).doesNotContain("ghost");
        assertThat(salesMembers(server.token())).contains(BORIS, GHOST);
    }

    private static TestResponse members(String op, String project, String member, String role, String token) {
        return RoleCalls.alter(server, token, role, RoleCalls.memberOperation(op, project, member));
    }

    private static List<String> salesMembers(String token) {
        return RoleCalls.members(server, token, PLAIN, SALES);
    }

    /// Fails unless both answers are the same but for the id from the request and the ticket.
    private static void assertSame(TestResponse hidden, TestResponse absent) {
        assertThat(absent.status()).isEqualTo(404);
        assertThat(hidden.status()).as("%s", hidden).isEqualTo(404);
        assertThat(neutral(hidden)).isEqualTo(neutral(absent));
    }

    private static String neutral(TestResponse answer) {
        return answer.text()
                .replaceAll(HIDDEN + "|" + ABSENT + "|" + GHOST, "ID")
                .replaceAll("\"ticketId\":\"\\w+\"", "");
    }
}
