package dev.muster.app;

import static dev.muster.app.RoleCalls.memberOperation;
import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls of a user who holds nothing but a delegation: they may grant and revoke one role in one project.
class DelegateTest {

    private static final String DELEGATED = "00000000000000000000000000000C01";
    private static final String OTHER = "00000000000000000000000000000C02";
    private static final String HIDDEN = "00000000000000000000000000000C03";
    private static final String ABSENT = "00000000000000000000000000000C04";
    private static final String SALES = "00000000000000000000000000000C05";
    private static final String FINANCE = "00000000000000000000000000000C06";
    private static final String DELEGATE = "00000000000000000000000000000C11";
    private static final String EVERYWHERE = "00000000000000000000000000000C12";
    private static final String BORIS = "00000000000000000000000000000C13";
    private static final String CLARA = "00000000000000000000000000000C14";
    private static final String GHOST = "00000000000000000000000000000C15";
    private static final String EVERYONE = WellKnown.EVERYONE.text();

    private static TestServer server;
    private static String delegate;
    private static String everywhere;
    private static String boris;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        ProjectId sales = fixture.project(SALES, "Sales");
        fixture.project(FINANCE, "Finance");
        RoleId delegated = fixture.role(DELEGATED, "Delegated role", 1, 12);
        RoleId hidden = fixture.role(HIDDEN, "Hidden role", 1);
        fixture.role(OTHER, "Other role", 1);
        UserId one = fixture.user(DELEGATE, "delegate");
        UserId two = fixture.user(EVERYWHERE, "everywhere");
        UserId holder = fixture.user(CLARA, "clara");
        fixture.user(BORIS, "boris");
        fixture.hide(fixture.user(GHOST, "ghost"));
        fixture.hide(hidden);
        fixture.grant(delegated, sales, holder);
        fixture.delegate(delegated, sales, one);
        fixture.delegate(hidden, sales, one);
        fixture.delegate(delegated, null, two);
        delegate = fixture.token("delegate");
        everywhere = fixture.token("everywhere");
        boris = fixture.token("boris");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "addElement"})
    void theRoleIsGrantedAndTakenAwayWhereItWasDelegated(String add) {
        TestResponse granted = members(add, SALES, BORIS, DELEGATED, delegate);
        assertThat(granted.status()).as("%s", granted).isEqualTo(200);
        assertThat(RoleCalls.members(server, server.token(), DELEGATED, SALES)).contains(BORIS, CLARA);
        assertThat(members("remove", SALES, BORIS, DELEGATED, delegate).status())
                .isEqualTo(200);
        assertThat(RoleCalls.members(server, server.token(), DELEGATED, SALES)).containsExactly(CLARA);
    }

    @Test
    void aDelegateInAllProjectsGrantsTheRoleInEach() {
        for (String project : List.of(SALES, FINANCE)) {
            assertThat(members("add", project, BORIS, DELEGATED, everywhere).status())
                    .isEqualTo(200);
            assertThat(members("remove", project, BORIS, DELEGATED, everywhere).status())
                    .isEqualTo(200);
        }
    }

    /// A delegate without 50, 148 or 149 does not see other members.
    @ParameterizedTest
    @ValueSource(strings = {"/api/securityRoles/%s", "/api/objects/%s?type=44"})
    void theRoleIsReadWithoutItsOtherMembers(String path) {
        TestResponse read = server.get(path.formatted(DELEGATED), delegate);
        assertThat(read.status()).as("%s", read).isEqualTo(200);
        assertThat(read.text()).doesNotContain(CLARA);
        assertRefused(server.get(path.formatted(OTHER), delegate), 403, "ERR017");
        assertRefused(server.get(path.formatted(HIDDEN), delegate), 404, "ERR004");
        assertRefused(server.get(path.formatted(DELEGATED), boris), 403, "ERR017");
    }

    @Test
    void theListShowsPrivilegesOfTheRoleThatMayBeRead() {
        JsonNode roles = server.get("/api/securityRoles?includePrivileges=true", delegate)
                .json();
        assertThat(elements(roles).map(role -> role.get("name").asText()))
                .contains("Delegated role", "Other role")
                .doesNotContain("Hidden role");
        assertThat(elements(roles)).allMatch(role -> role.get("privileges").isArray());
        assertThat(elements(roles)
                        .filter(role -> !role.get("privileges").isEmpty())
                        .map(role -> role.get("id").asText()))
                .contains(DELEGATED)
                .doesNotContain(OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "add, FINANCE, BORIS, DELEGATED, 403 ERR014",
        "remove, FINANCE, BORIS, DELEGATED, 403 ERR014",
        "add, SALES, BORIS, OTHER, 403 ERR014",
        "remove, SALES, BORIS, OTHER, 403 ERR014",
        "replace, SALES, BORIS, OTHER, 403 ERR014",
        "add, SALES, DELEGATE, DELEGATED, 403 ERR014",
        "add, SALES, EVERYONE, DELEGATED, 403 ERR014",
        "add, SALES, GHOST, DELEGATED, 404 ERR004",
        "add, SALES, ABSENT, DELEGATED, 404 ERR004",
        "replace, SALES, BORIS, DELEGATED, 403 ERR017",
        "add, ABSENT, BORIS, DELEGATED, 403 ERR014",
    })
    void callsBeyondTheDelegationAreRefused(String op, String project, String member, String role, String refusal) {
        int space = refusal.indexOf(' ');
        TestResponse answer = members(op, id(project), id(member), id(role), delegate);
        assertUnchanged(answer, Integer.parseInt(refusal.substring(0, space)), refusal.substring(space + 1));
    }

    @Test
    void aDelegateMayAlterNothingElseOfTheRole() {
        for (String operation : List.of(
                "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Mine\"}",
                "{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"Mine\"}",
                "{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[{\"id\":\"3\"}]}",
                "{\"op\":\"removeElement\",\"path\":\"/privileges\",\"value\":[{\"id\":\"1\"}]}",
                "{\"op\":\"replace\",\"path\":\"/privileges\",\"value\":[]}")) {
            assertUnchanged(RoleCalls.alter(server, delegate, DELEGATED, operation), 403, "ERR014");
        }
        String rename = ",{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Mine\"}";
        assertUnchanged(
                RoleCalls.alter(server, delegate, DELEGATED, memberOperation("add", SALES, BORIS) + rename),
                403,
                "ERR014");
        assertUnchanged(server.delete("/api/securityRoles/" + DELEGATED, delegate), 403, "ERR014");
        assertUnchanged(server.delete("/api/objects/" + DELEGATED + "?type=44", delegate), 403, "ERR014");
        assertUnchanged(server.post("/api/securityRoles", delegate, "{\"name\":\"Mine\"}"), 403, "ERR014");
    }

    @Test
    void oneProjectWithoutADelegationRefusesTheWholeCall() {
        String both = memberOperation("add", SALES, BORIS) + "," + memberOperation("add", FINANCE, BORIS);
        assertUnchanged(RoleCalls.alter(server, delegate, DELEGATED, both), 403, "ERR014");
    }

    @Test
    void aHiddenRoleIsRefusedAsAnUnknownOne() {
        TestResponse hidden = members("add", SALES, BORIS, HIDDEN, delegate);
        TestResponse absent = members("add", SALES, BORIS, ABSENT, delegate);
        assertUnchanged(hidden, 404, "ERR004");
        assertThat(neutral(hidden)).isEqualTo(neutral(absent));
    }

    @Test
    void aUserWithoutADelegationIsRefused() {
        assertUnchanged(members("add", SALES, CLARA, DELEGATED, boris), 403, "ERR014");
        assertUnchanged(members("add", SALES, CLARA, ABSENT, boris), 403, "ERR014");
    }

    /// A comment changes nothing, so a caller with the permit may send it about any role; the answer has only members
    /// that the caller may read.
    @Test
    void anAnswerHasNothingThatMayNotBeRead() {
        TestResponse answer = RoleCalls.alter(
                server,
                delegate,
                OTHER,
                "{\"op\":\"replace\",\"path\":\"/changeJournal/userComments\",\"value\":\"x\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().has("privileges")).isFalse();
        assertThat(answer.json().has("acl")).isFalse();
        assertThat(answer.json().has("projects")).isTrue();
    }

    private static String id(String name) {
        return switch (name) {
            case "SALES" -> SALES;
            case "FINANCE" -> FINANCE;
            case "DELEGATED" -> DELEGATED;
            case "OTHER" -> OTHER;
            case "BORIS" -> BORIS;
            case "DELEGATE" -> DELEGATE;
            case "EVERYONE" -> EVERYONE;
            case "GHOST" -> GHOST;
            case "ABSENT" -> ABSENT;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TestResponse members(String op, String project, String member, String role, String token) {
        return RoleCalls.alter(server, token, role, memberOperation(op, project, member));
    }

    private static void assertUnchanged(TestResponse answer, int status, String code) {
        assertRefused(answer, status, code);
        assertThat(RoleCalls.members(server, server.token(), DELEGATED, SALES)).containsExactly(CLARA);
        assertThat(RoleCalls.members(server, server.token(), DELEGATED, FINANCE))
                .isEmpty();
        assertThat(RoleCalls.members(server, server.token(), OTHER, SALES)).isEmpty();
    }

    /// The text of an answer without its ticket and without the id from the request.
    private static String neutral(TestResponse answer) {
        return answer.text().replaceAll(HIDDEN + "|" + ABSENT, "ID").replaceAll("\"ticketId\":\"\\w+\"", "");
    }
}
