package dev.muster.endpoint;

import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.GroupId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.testing.Eventually;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a list at the revision of the first page, although others write meanwhile. They have nothing that the
/// caller may not see now.
class AtRevisionTest {

    private static final String EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static int number;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        for (int i = 0; i < 5; i++) {
            user();
        }
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/api/usergroups/" + EVERYONE + "/members", "/api/securityRoles"})
    void allPagesAreOfTheRevisionOfTheFirst(String path) {
        TestResponse first = server.get(path + "?offset=0&limit=2", token);
        String revisionToken = first.header("X-Muster-Revision").orElseThrow();
        List<String> whole = ids(server.get(path, token));
        List<String> paged = new ArrayList<>(ids(first));
        for (int offset = 2; offset < whole.size(); offset += 2) {
            UserId gone = user();
            server.post("/api/securityRoles", token, "{\"name\":\"A role " + ++number + "\"}");
            server.delete("/api/users/" + gone.text(), token);
            user();
            TestResponse page = at(path + "?offset=" + offset + "&limit=2", token, revisionToken);
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(page.header("x-mstr-total-count")).contains(Integer.toString(whole.size()));
            assertThat(page.header("X-Muster-Revision").orElseThrow())
                    .startsWith(revisionToken.replaceAll("\\.\\d+$", "."));
            paged.addAll(ids(page));
        }
        assertThat(paged).isEqualTo(whole);
        assertThat(ids(server.get(path, token))).isNotEqualTo(whole);
    }

    @Test
    void anObjectDeletedSinceIsStillRead() {
        UserId gone = user();
        String revisionToken =
                server.get("/api/users", token).header("X-Muster-Revision").orElseThrow();
        server.delete("/api/users/" + gone.text(), token);
        assertThat(server.get("/api/users/" + gone.text(), token).status()).isEqualTo(404);
        assertThat(at("/api/users/" + gone.text(), token, revisionToken).status())
                .isEqualTo(200);
    }

    @Test
    void anObjectHiddenSinceIsNotShown() {
        String id = "0000000000000000000000000000F9AA";
        UserId hidden = fixture.user(id, "hidden");
        fixture.user("0000000000000000000000000000F9AB", "reader", 50);
        String reader = fixture.token("reader");
        String revisionToken =
                server.get("/api/users", reader).header("X-Muster-Revision").orElseThrow();
        assertThat(ids(at("/api/users", reader, revisionToken))).contains(id);
        fixture.hide(hidden);
        assertThat(ids(at("/api/users", reader, revisionToken))).doesNotContain(id);
        assertThat(at("/api/users/" + id, reader, revisionToken).status()).isEqualTo(404);
        assertThat(at("/api/objects/" + id + "?type=34", reader, revisionToken).status())
                .isEqualTo(404);
        assertThat(ids(at("/api/users", token, revisionToken))).contains(id);
    }

    @Test
    void aUserWhoLeftAGroupDoesNotSeeItsRoles() {
        UserId left = fixture.user("0000000000000000000000000000F9B1", "left");
        GroupId group = fixture.group("0000000000000000000000000000F9B2", "Left behind", List.of(left));
        RoleId role = fixture.role("0000000000000000000000000000F9B3", "Held by it", 1);
        ProjectId project = fixture.project("0000000000000000000000000000F9B4", "Where it is held");
        fixture.grant(role, project, UserId.of(group.text()));
        String session = fixture.token("left");
        String path = "/api/securityRoles/projects/" + project.text() + "?nameContains=held";
        TestResponse before = server.get(path, session);
        String revisionToken = before.header("X-Muster-Revision").orElseThrow();
        assertThat(before.text()).contains(group.text());
        assertThat(at(path, session, revisionToken).text()).contains(group.text());

        server.alter(
                "/api/usergroups/" + group.text(), token, "{\"op\":\"replace\",\"path\":\"/members\",\"value\":[]}");
        assertThat(at(path, session, revisionToken).text())
                .contains(role.text())
                .doesNotContain(group.text());
        assertThat(at(path, token, revisionToken).text()).contains(group.text());
    }

    @Test
    void aCallerWhoLostThePermitSinceIsRefused() {
        UserId lost = fixture.user("0000000000000000000000000000F9AC", "lost");
        GroupId group = fixture.group("0000000000000000000000000000F9AD", "Managers", List.of(lost), 50);
        String session = fixture.token("lost");
        String revisionToken =
                server.get("/api/users", session).header("X-Muster-Revision").orElseThrow();
        server.alter(
                "/api/usergroups/" + group.text(), token, "{\"op\":\"replace\",\"path\":\"/members\",\"value\":[]}");
        assertThat(at("/api/users", session, revisionToken).status()).isEqualTo(403);
        Eventually.is(
                () -> server.app().ledger().lastEvent("refused", lost.text()).isPresent());
        String id = lost.text();
        assertThat(at("/api/objects/54F3D26011D2896560009A8E67019608?type=34", session, revisionToken)
                        .status())
                .isEqualTo(403);
        assertThat(at("/api/users/" + id, session, revisionToken).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"x, 400", "1, 400", "a.b.c, 400", "OTHER.1.1, 409"})
    void aMalformedRevisionTokenIsRefused(String revisionToken, int status) {
        assertThat(at("/api/users", token, revisionToken).status()).isEqualTo(status);
    }

    @Test
    void aWriteAtAnEarlierRevisionIsRefused() {
        String revisionToken =
                server.get("/api/users", token).header("X-Muster-Revision").orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/users/" + user().text()))
                .header("X-MSTR-AuthToken", token)
                .header("X-Muster-At-Revision", revisionToken)
                .DELETE()
                .build();
        TestResponse refused = server.send(request);
        assertThat(refused.status()).isEqualTo(400);
    }

    /// A GET that changes something is a write.
    @Test
    void aLogOutAtAnEarlierRevisionIsRefused() {
        String session = server.token();
        String revisionToken =
                server.get("/api/users", session).header("X-Muster-Revision").orElseThrow();

        assertThat(at("/api/auth/logout", session, revisionToken).status()).isEqualTo(400);
        assertThat(server.get("/api/sessions", session).status()).isEqualTo(200);
    }

    private static UserId user() {
        number++;
        return fixture.user("0000000000000000000000000000F%03d".formatted(number), "user" + number);
    }

    private static TestResponse at(String path, String token, String revisionToken) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("X-MSTR-AuthToken", token)
                .header("X-Muster-At-Revision", revisionToken)
                .build());
    }

    private static List<String> ids(TestResponse answer) {
        return texts(answer.json(), "id");
    }
}
