package dev.muster.role;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /api/privileges/bulkUpdate`, as clients send it.
class BulkTest {

    private static final String PATH = "/api/privileges/bulkUpdate";
    private static final String ROLE = "0000000000000000000000000000CC01";
    private static final String ANNA = "0000000000000000000000000000CC02";
    private static final String GROUP = "D09773F94699124B4D75B48F1B358327";

    private static TestServer server;
    private static String token;
    private static String manager;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        fixture.role(ROLE, "Role", 3);
        fixture.user(ANNA, "anna", 3);
        fixture.user("0000000000000000000000000000CC03", "manager", 148, 1);
        token = server.token();
        manager = fixture.token("manager");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void privilegesAreGrantedRevokedAndReplacedInOneEntry() {
        long before = server.app().ledger().now().revision();
        assertDone(update("GRANT", "[\"1\",{\"id\":12}]", "[]"));
        assertThat(role()).containsExactly(1, 3, 12);
        assertThat(anna()).containsExactly(1, 3, 12);
        assertThat(server.app().ledger().now().revision()).isEqualTo(before + 1);
        assertDone(update("revoke", "[12]", null));
        assertThat(role()).containsExactly(1, 3);
        assertDone(update("replace", "[\"12\",\"3\"]", "[\"1\",\"3\"]"));
        assertThat(role()).containsExactly(3, 12);
        assertThat(anna()).containsExactly(3, 12);
        assertDone(update("revoke", "[12]", null));
        assertDone(update("revoke", "[12]", null));
    }

    @Test
    void oneMissingPrivilegeRefusesTheWholeUpdate() {
        assertRefused(server.post(PATH, manager, body("grant", "[\"1\"]", null)), 403, "ERR014");
        String roles =
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"%s\"],\"securityRoles\":[{\"id\":\"" + ROLE + "\"}]}";
        assertRefused(server.post(PATH, manager, roles.formatted("4")), 403, "ERR014");
        assertDone(server.post(PATH, manager, roles.formatted("1")));
        assertDone(server.post(PATH, token, roles.formatted("1").replace("grant", "revoke")));
        assertRefused(server.post(PATH, token, body("grant", "[\"1\",\"148\"]", null)), 400, "ERR006");
        assertThat(anna()).doesNotContain(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"1\"]}",
                "{\"operation\":\"give\",\"targetPrivileges\":[\"1\"],\"users\":[\"0000000000000000000000000000CC02\"]}",
                "{\"targetPrivileges\":[\"1\"],\"users\":[\"0000000000000000000000000000CC02\"]}",
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"9999\"],\"users\":[\"0000000000000000000000000000CC02\"]}",
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"1\"],\"users\":\"0000000000000000000000000000CC02\"}",
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"1\"],\"users\":[\"x\"]}",
                "{\"operation\":\"grant\",\"targetPrivileges\":[\"1\"],\"users\":[null]}"
            })
    void aMalformedUpdateIsRefused(String body) {
        assertRefused(server.post(PATH, token, body), 400, "ERR006");
    }

    @Test
    void unknownTargetsAndTooManyTargetsAreRefused() {
        String absent = "\"0000000000000000000000000000CCFF\"";
        for (String kind : List.of("users", "userGroups", "securityRoles")) {
            String one = "{\"operation\":\"grant\",\"targetPrivileges\":[],\"" + kind + "\":[" + absent + "]}";
            assertRefused(server.post(PATH, token, one), 404, "ERR004");
        }
        String many = "{\"operation\":\"grant\",\"targetPrivileges\":[],\"users\":["
                + String.join(",", Collections.nCopies(2_000, absent))
                + "]}";
        assertRefused(server.post(PATH, token, many), 404, "ERR004");
        StringBuilder ids = new StringBuilder("\"" + "0".repeat(32) + "\"");
        for (int i = 1; i <= 1_000; i++) {
            ids.append(",\"").append("%032X".formatted(i)).append('"');
        }
        assertRefused(server.post(PATH, token, "{\"operation\":\"grant\",\"users\":[" + ids + "]}"), 400, "ERR006");
    }

    private static TestResponse update(String operation, String target, @Nullable String source) {
        return server.post(PATH, token, body(operation, target, source));
    }

    private static String body(String operation, String target, @Nullable String source) {
        return "{\"operation\":\"" + operation + "\",\"targetPrivileges\":" + target + ",\"sourcePrivileges\":" + source
                + ",\"users\":[\"" + ANNA + "\"],\"userGroups\":[{\"id\":\"" + GROUP + "\"}],\"securityRoles\":[\""
                + ROLE
                + "\",\"" + ROLE + "\"],\"changeJournal\":{\"userComments\":\"why\"}}";
    }

    private static void assertDone(TestResponse answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    private static List<Integer> role() {
        return server.app()
                .ledger()
                .now()
                .directory()
                .roles()
                .find(RoleId.of(ROLE))
                .orElseThrow()
                .privileges()
                .toList();
    }

    private static List<Integer> anna() {
        return server.app()
                .ledger()
                .now()
                .directory()
                .users()
                .find(UserId.of(ANNA))
                .orElseThrow()
                .privileges()
                .toList();
    }
}
