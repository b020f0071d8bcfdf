package dev.muster.session;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.RandomTokens;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of the sessions of all users, and ending them.
class ConnectionsTest {

    private static final String PATH = "/api/monitors/userConnections";
    private static final String SEVERAL = "/api/monitors/deleteUserConnections";

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(clock);
    private final ServerFixture fixture = new ServerFixture(server);
    private String administrator = "";
    private String ann = "";
    private String max = "";

    /// Ann holds no privilege; Max holds only those to list and to end connections.
    @BeforeEach
    void fill() {
        fixture.user("00000000000000000000000000000C01", "ann");
        fixture.user("00000000000000000000000000000C02", "max", 52, 182);
        administrator = server.token();
        clock.pass(Duration.ofMinutes(1));
        ann = fixture.token("ann");
        clock.pass(Duration.ofMinutes(1));
        max = fixture.token("max");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectionsAreListedOldestFirst() {
        clock.pass(Duration.ofSeconds(30));
        TestResponse answer = server.get(PATH + "?clusterNode=muster&offset=0&limit=1000", max);

        assertThat(answer.header("x-mstr-total-count")).contains("3");
        assertThat(members(answer, "username")).containsExactly("Administrator", "ann", "max");
        JsonNode connection = answer.json().get("userConnections").get(1);
        assertThat(connection.get("id")).isEqualTo(connection.get("sessionId"));
        assertThat(connection.get("duration").asInt()).isEqualTo(90);
        assertThat(connection.get("client").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void theListIsPaged() {
        assertThat(members(server.get(PATH + "?offset=1&limit=1", max), "username"))
                .containsExactly("ann");
        assertThat(server.get(PATH + "?limit=0", max).header("x-mstr-total-count"))
                .contains("3");
    }

    @Test
    void anIdRevealsNoTokenAndStaysTheSame() {
        TestResponse answer = server.get(PATH, max);
        server.restart();

        assertThat(members(server.get(PATH, max), "id")).isEqualTo(members(answer, "id"));
        String text = answer.text().toLowerCase(Locale.ROOT);
        for (String token : List.of(administrator, ann, max)) {
            assertThat(text).doesNotContain(token);
            for (int from = 0; from + 8 <= 64; from++) {
                assertThat(text).doesNotContain(RandomTokens.hash(token).substring(from, from + 8));
            }
        }
    }

    @Test
    void endedSessionsAreNotListed() {
        clock.pass(Duration.ofSeconds(1));
        fixture.token("ann");
        server.post("/api/auth/logout", ann, "");
        assertThat(members(server.get(PATH, max), "username")).containsExactly("Administrator", "max", "ann");
        clock.pass(Duration.ofMinutes(29));
        server.get("/api/sessions", max);
        clock.pass(Duration.ofMinutes(2));

        assertThat(members(server.get(PATH, max), "username")).containsExactly("max");
    }

    @Test
    void sessionsOfHiddenUsersAreNotShown() {
        String id = idOf("ann");
        fixture.hide(UserId.of("00000000000000000000000000000C01"));

        TestResponse answer = server.get(PATH, max);
        assertThat(members(answer, "username")).containsExactly("Administrator", "max");
        assertThat(answer.header("x-mstr-total-count")).contains("2");
        assertThat(server.delete(PATH + "/" + id, max).status()).isEqualTo(404);
        assertThat(server.delete(PATH + "/" + id, administrator).status()).isEqualTo(204);
    }

    @Test
    void theTwoPrivilegesAreNeededAndNotThroughARole() {
        ProjectId project = fixture.project("00000000000000000000000000000C03", "Sales");
        RoleId role = fixture.role("00000000000000000000000000000C04", "Monitor", 52, 182);
        fixture.grant(role, project, UserId.of("00000000000000000000000000000C01"));

        assertThat(server.get(PATH, ann).status()).isEqualTo(403);
        assertThat(server.delete(PATH + "/" + idOf("max"), ann).status()).isEqualTo(403);
        assertThat(server.post(SEVERAL, ann, "{}").json().get("code").asText()).isEqualTo("ERR014");
    }

    @Test
    void endingOneSessionEndsNoOther() {
        String other = fixture.token("ann");

        TestResponse answer = server.delete(PATH + "/" + idOf("ann").toLowerCase(Locale.ROOT), max);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(server.get("/api/sessions", ann).status()).isEqualTo(401);
        assertThat(server.get("/api/sessions", other).status()).isEqualTo(200);
    }

    @Test
    void aSessionOfAUserWhoHoldsMoreIsNotEnded() {
        TestResponse answer = server.delete(PATH + "/" + idOf("Administrator"), max);

        assertRefused(answer, 403, "ERR014");
        assertThat(server.get("/api/sessions", administrator).status()).isEqualTo(200);
    }

    @Test
    void eachOfSeveralHasItsOwnResult() {
        String unknown = "F".repeat(32);
        String body = "{\"userConnectionIds\":[\"" + idOf("ann") + "\",\"" + idOf("Administrator") + "\",\"" + unknown
                + "\"]}";

        TestResponse some = server.post(SEVERAL, max, body);
        assertThat(some.status()).isEqualTo(207);
        assertThat(some.json().findValuesAsText("status")).containsExactly("204", "403", "404");
        assertThat(server.get("/api/sessions", ann).status()).isEqualTo(401);

        TestResponse none = server.post(SEVERAL, max, body);
        assertThat(none.status()).isEqualTo(403);
        assertThat(none.json().has("code")).isFalse();
        assertThat(none.json().findValuesAsText("status")).containsExactly("404", "403", "404");

        TestResponse all = server.post(SEVERAL, max, "{\"userConnectionIds\":[\"" + idOf("max") + "\"]}");
        assertThat(all.status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", max).status()).isEqualTo(401);
    }

    @Test
    void withAnIdempotencyKeySeveralAreEndedOnceAndAnsweredTheSame() {
        String other = fixture.token("ann");
        String body = body(idsOf("ann"));

        TestResponse first = keyed("one", body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().findValuesAsText("status")).containsExactly("204", "204");
        for (String session : List.of(ann, other)) {
            assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
        }

        TestResponse again = keyed("one", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void ifNoneWasEndedNoAnswerIsKeptForTheKey() {
        String body = body(idsOf("Administrator"));
        assertThat(keyed("two", body).status()).isEqualTo(403);
        fixture.join(WellKnown.SYSTEM_ADMINISTRATORS, UserId.of("00000000000000000000000000000C02"));

        assertThat(keyed("two", body).status()).isEqualTo(200);
    }

    @Test
    void aCallerWhoseOwnSessionIsAmongSeveralEndsAll() {
        List<String> ids = new ArrayList<>(idsOf("max"));
        ids.addAll(idsOf("ann"));

        assertThat(server.post(SEVERAL, max, body(ids)).json().findValuesAsText("status"))
                .containsExactly("204", "204");

        assertThat(server.get("/api/sessions", max).status()).isEqualTo(401);
        assertThat(server.get("/api/sessions", ann).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userConnectionIds\":[]}", "{\"userConnectionIds\":null}", "[]"})
    void withoutIdsThereIsNothingToDo(String body) {
        assertThat(server.post(SEVERAL, max, body).status()).isEqualTo(400);
        assertThat(server.post(SEVERAL, max, "{\"userConnectionIds\":[" + "1,".repeat(1_000) + "1]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aUserSeesAllTheirOwnSessions() {
        fixture.token("ann");
        TestResponse answer = server.get("/api/sessions?includeConnectionInfo=True", ann);

        assertThat(members(answer, "username")).containsExactly("ann", "ann");
        assertThat(server.get("/api/sessions", ann).json().has("userConnections"))
                .isFalse();
    }

    private String idOf(String loginName) {
        return idsOf(loginName).getFirst();
    }

    private List<String> idsOf(String loginName) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : server.get(PATH, administrator).json().get("userConnections")) {
            if (one.get("username").asText().equals(loginName)) {
                ids.add(one.get("id").asText());
            }
        }
        assertThat(ids).as(loginName).isNotEmpty();
        return ids;
    }

    private static String body(List<String> ids) {
        return "{\"userConnectionIds\":[\"" + String.join("\",\"", ids) + "\"]}";
    }

    private TestResponse keyed(String key, String body) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + SEVERAL))
                .header("X-MSTR-AuthToken", max)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static List<String> members(TestResponse answer, String member) {
        List<String> members = new ArrayList<>();
        answer.json()
                .get("userConnections")
                .forEach(one -> members.add(one.get(member).asText()));
        return members;
    }
}
