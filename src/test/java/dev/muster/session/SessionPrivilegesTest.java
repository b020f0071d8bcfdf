package dev.muster.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The privileges that a session shows of its user, and the projects in which they hold them.
class SessionPrivilegesTest {

    private static final String SALES = "00000000000000000000000000000B01";
    private static final String FINANCE = "00000000000000000000000000000B02";
    private static final String SECRET = "00000000000000000000000000000B03";
    private static final SettableClock CLOCK = new SettableClock();

    private static TestServer server;
    private static String token;

    /// Bea directly holds 12 and the server-level privilege 50, and holds 1 by a role in Sales only.
    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK);
        ServerFixture fixture = new ServerFixture(server);
        UserId bea = fixture.user("00000000000000000000000000000B04", "bea", 50, 12);
        ProjectId sales = fixture.project(SALES, "Sales");
        fixture.project(FINANCE, "Finance");
        fixture.hide(fixture.project(SECRET, "Secret"));
        RoleId role = fixture.role("00000000000000000000000000000B05", "Some role", 1);
        fixture.grant(role, sales, bea);
        token = fixture.token("bea");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"12, true, true, true", "50, true, true, true", "1, false, true, false", "2, false, false, false"})
    void aPrivilegeIsHeldEverywhereOrInProjects(int id, boolean everywhere, boolean inSales, boolean inFinance) {
        JsonNode held = get("/api/sessions/privileges/" + id).json();

        assertThat(held.get("id").asText()).isEqualTo(Integer.toString(id));
        assertThat(held.get("isUserLevelAllowed").asBoolean()).isEqualTo(everywhere);
        assertThat(inProject(held, SALES)).isEqualTo(inSales);
        assertThat(inProject(held, FINANCE)).isEqualTo(inFinance);
    }

    @Test
    void theListHasEveryPrivilegeThatIsOffered() {
        JsonNode list = get("/api/sessions/privileges").json().get("privileges");

        assertThat(list)
                .hasSameSizeAs(server.get("/api/iserver/privileges", token).json());
        for (JsonNode held : list) {
            assertThat(get("/api/sessions/privileges/" + held.get("id").asText())
                            .json())
                    .isEqualTo(held);
        }
    }

    @Test
    void aProjectThatTheCallerMayNotBrowseIsNotMentioned() {
        assertThat(get("/api/sessions/privileges").text()).doesNotContain(SECRET);
        assertThat(inProject(SECRET).status()).isEqualTo(404);
        assertThat(inProject(SECRET).json().get("message").asText().replace(SECRET, "ID"))
                .isEqualTo(
                        inProject("F".repeat(32)).json().get("message").asText().replace("F".repeat(32), "ID"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 400",
        "-1, 400",
        "1.5, 400",
        "x, 400",
        "1e1, 400",
        "%20, 400",
        "99999999999, 400",
        "9999, 404",
        "012, 200",
        "9999999, 404"
    })
    void anUnknownPrivilegeIsRefused(String id, int status) {
        TestResponse answer = get("/api/sessions/privileges/" + id);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(status == 200 || answer.json().get("code").asText().equals(status == 400 ? "ERR006" : "ERR004"))
                .isTrue();
    }

    @Test
    void inAProjectTheSessionIsTheSame() {
        assertThat(inProject(SALES).text()).isEqualTo(get("/api/sessions").text());
        assertThat(inProject(SALES.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(inProject("Sales").json().get("code").asText()).isEqualTo("ERR006");
        assertThat(inProject("F".repeat(32)).json().get("code").asText()).isEqualTo("ERR004");
    }

    @Test
    void theLifetimeGetsShorter() {
        String fresh = server.token();
        CLOCK.pass(Duration.ofMinutes(1));

        assertThat(server.get("/api/sessions/lifetime", fresh).text())
                .isEqualTo("{\"lifetime\":86400,\"remaining\":86340}");
    }

    private static boolean inProject(JsonNode held, String project) {
        for (JsonNode one : held.get("projects")) {
            if (one.get("id").asText().equals(project)) {
                return one.get("isAllowed").asBoolean();
            }
        }
        throw new AssertionError("not mentioned: " + project);
    }

    private static TestResponse inProject(String project) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/sessions/projectId"))
                .header("X-MSTR-AuthToken", token)
                .header("X-MSTR-ProjectID", project)
                .build());
    }

    private static TestResponse get(String path) {
        return server.get(path, token);
    }
}
