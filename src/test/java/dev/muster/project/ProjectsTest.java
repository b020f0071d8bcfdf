package dev.muster.project;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Projects over HTTP: creating, loading, unloading and deleting them.
class ProjectsTest {

    private static final String SALES = "00000000000000000000000000000E01";
    private static final String ROLE = "00000000000000000000000000000E02";
    private static final String BORIS = "00000000000000000000000000000E03";
    private static final String ABSENT = "00000000000000000000000000000EFF";
    private static final String ON_NODE = "/api/monitors/iServer/nodes/muster/projects/";
    private static final String ON_ALL = "/api/monitors/projects/status?projectId=";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static String boris;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.project(SALES, "Sales");
        fixture.user(BORIS, "boris", 50, 148, 149);
        token = server.token();
        boris = fixture.token("boris");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/projects", "/api/v2/projects"})
    void aProjectIsCreatedAndFoundByItsName(String path) {
        String name = "Made at " + path;
        TestResponse created = server.post(path, token, "{\"name\":\"" + name + "\",\"description\":null}");
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String id = created.json().get("id").asText();
        assertThat(created.header("Location")).contains(server.url() + "/api/projects/" + id);
        assertThat(server.get("/api/projects/" + id, token).json()).isEqualTo(created.json());
        assertThat(texts(server.get("/api/projects", token).json(), "name")).contains(name);
        assertRefused(server.post(path, token, "{\"name\":\"" + name.toUpperCase(Locale.ROOT) + "\"}"), 409, "ERR015");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"00000000000000000000000000000E01\"}"})
    void aProjectWithoutANameIsRefused(String body) {
        assertRefused(server.post("/api/projects", token, body), 400, "ERR006");
    }

    @ParameterizedTest
    @CsvSource({
        "loaded,       0,  true",
        "EXEC_IDLE,    1,  true",
        "request_idle, 2,  true",
        "wh_exec_idle, 4,  true",
        "partial_idle, 7,  true",
        "full_idle,    7,  true",
        "unloaded,     -1, false"
    })
    void aProjectIsLoadedIdleOrUnloaded(String word, int number, boolean listed) {
        String operation = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + word + "\"}]}";
        TestResponse onNode = server.patch(ON_NODE + SALES, token, operation);
        assertThat(onNode.status()).as("%s", onNode).isEqualTo(202);
        assertThat(onNode.json().get("project").get("status").asText()).isEqualToIgnoringCase(word);
        TestResponse onAll = server.patch(ON_ALL + SALES, token, "{\"status\":\"" + word + "\"}");
        assertThat(onAll.status()).as("%s", onAll).isEqualTo(202);
        assertThat(server.get(ON_ALL + SALES, token).json()).isEqualTo(onAll.json());
        assertThat(server.get(ON_NODE + SALES + "/status", token).json())
                .isEqualTo(onNode.json().get("project"));
        assertThat(server.get("/api/projects/" + SALES, token)
                        .json()
                        .get("status")
                        .asInt())
                .isEqualTo(number);
        assertThat(texts(server.get("/api/projects", token).json(), "name").contains("Sales"))
                .isEqualTo(listed);
        assertThat(texts(server.get("/api/monitors/projects", token).json().get("projects"), "name"))
                .contains("Sales");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"add\",\"path\":\"/status\",\"value\":\"loaded\"}",
                "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"loaded\"}",
                "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"pending\"}",
                "{\"op\":\"replace\",\"path\":\"/status\",\"value\":[]}"
            })
    void anotherStatusIsRefused(String operation) {
        assertRefused(server.alter(ON_NODE + SALES, token, operation), 400, "ERR006");
        assertRefused(server.patch(ON_ALL + SALES, token, "{\"status\":\"pending\"}"), 400, "ERR006");
        assertRefused(server.patch(ON_ALL + SALES, token, "{}"), 400, "ERR006");
        assertRefused(server.patch("/api/monitors/projects/status", token, "{\"status\":\"loaded\"}"), 400, "ERR006");
    }

    @Test
    void nodesShowTheRequestedProjects() {
        String tutorial = "B19DEDCC11D4E0EFC000EB9495D0F44F";
        fixture.project(tutorial, "Tutorial");
        String nodes = "/api/monitors/iServer/nodes?projects.id=";
        for (String query :
                List.of(SALES + "," + tutorial.toLowerCase(Locale.ROOT), SALES + "&projects.id=" + tutorial)) {
            assertThat(projectsOf(server.get(nodes + query, token))).containsExactly("Sales", "Tutorial");
        }
        assertThat(projectsOf(server.get(nodes + SALES, token))).containsExactly("Sales");
        assertThat(projectsOf(server.get(nodes + ABSENT, token))).isEmpty();
        assertThat(projectsOf(server.get(nodes, token))).contains("Sales", "Tutorial");
        assertThat(server.get(nodes + "&name=Muster", token).json().get("nodes"))
                .hasSize(1);
        assertThat(server.get(nodes + "&name=other", token).json().get("nodes")).isEmpty();
        assertThat(server.get(nodes + "&offset=1", token).json().get("nodes")).isEmpty();
        assertThat(server.get(nodes + "&offset=1", token).header("x-mstr-total-count"))
                .contains("1");
    }

    @Test
    void aProjectIsDeletedWithItsGrants() {
        String id = "00000000000000000000000000000E11";
        var project = fixture.project(id, "Brief");
        fixture.grant(fixture.role(ROLE, "Brief role", 1), project, UserId.of(BORIS));
        assertThat(server.delete("/api/projects/" + id + "?userComments=over", token)
                        .status())
                .isEqualTo(204);
        assertRefused(server.get("/api/projects/" + id, token), 404, "ERR004");
        assertThat(server.get("/api/users/" + BORIS + "/securityRoles", token).json())
                .isEmpty();
    }

    @Test
    void onlyAdministratorsManageProjects() {
        for (TestResponse answer : List.of(
                server.post("/api/projects", boris, "{\"name\":\"Mine\"}"),
                server.post("/api/v2/projects", boris, "{\"name\":\"Mine\"}"),
                server.delete("/api/projects/" + SALES, boris),
                server.delete("/api/projects/" + ABSENT, boris),
                server.get("/api/monitors/iServer/nodes", boris),
                server.get(ON_ALL + SALES, boris),
                server.patch(ON_ALL + SALES, boris, "{\"status\":\"unloaded\"}"),
                server.alter(ON_NODE + SALES, boris))) {
            assertRefused(answer, 403, "ERR014");
        }
    }

    @Test
    void aProjectThatDoesNotExistIsNotFound() {
        assertRefused(server.delete("/api/projects/" + ABSENT, token), 404, "ERR004");
        assertRefused(server.delete("/api/projects/Sales", token), 404, "ERR004");
        assertRefused(server.get(ON_ALL + ABSENT, token), 404, "ERR004");
        assertRefused(server.get(ON_ALL + "x", token), 404, "ERR004");
        assertRefused(server.alter(ON_NODE + ABSENT, token), 404, "ERR004");
        assertRefused(
                server.get("/api/monitors/iServer/nodes/other/projects/" + SALES + "/status", token), 404, "ERR004");
    }

    private static List<String> projectsOf(TestResponse answer) {
        return texts(answer.json().get("nodes").get(0).get("projects"), "name");
    }
}
