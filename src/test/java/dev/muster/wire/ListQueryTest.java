package dev.muster.wire;

import static dev.muster.testing.TestResponse.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every list can be paged, searched by name and sorted, and is complete and in its usual order by default.
class ListQueryTest {

    private static final String ROLE = "0000000000000000000000000000F601";
    private static final String SALES = "0000000000000000000000000000F602";
    private static final String GROUP = "0000000000000000000000000000F603";
    private static final String EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start(new SettableClock());
        ServerFixture fixture = new ServerFixture(server);
        ProjectId sales = fixture.project(SALES, "Sales");
        fixture.project("0000000000000000000000000000F604", "After-sales");
        UserId anna = fixture.user("0000000000000000000000000000F605", "anna");
        UserId boris = fixture.user("0000000000000000000000000000F606", "boris");
        fixture.group(GROUP, "List of people", List.of(anna, boris), 12, 13);
        fixture.grant(fixture.role(ROLE, "Listed role", 12), sales, anna, boris, UserId.of(GROUP));
        token = server.token();
        server.token();
        for (String name : List.of("work", "home")) {
            server.post(
                    "/api/v2/users/0000000000000000000000000000F605/addresses",
                    token,
                    "{\"name\":\"" + name + "\",\"physicalAddress\":\"" + name + "@example.com\"}");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users?nameBegins=", "/api/users?abbreviationBegins=", "/api/usergroups?nameBegins="})
    void aPrefixIsNoLongerThanANameMayBe(String list) {
        assertThat(server.get(list + "x".repeat(250), token).text()).isEqualTo("[]");
        assertThat(server.get(list + "x".repeat(251), token).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/securityRoles",
                "/api/securityRoles/" + ROLE + "/projects/" + SALES + "/members",
                "/api/securityRoles/projects/" + SALES,
                "/api/iserver/privileges",
                "/api/users",
                "/api/usergroups",
                "/api/usergroups/topLevel",
                "/api/usergroups/" + EVERYONE + "/members",
                "/api/usergroups/" + GROUP + "/members",
                "/api/users/54F3D26011D2896560009A8E67019608/memberships",
                "/api/projects"
            })
    void everyListIsPagedSearchedAndSorted(String path) {
        List<String> plain = names(path, "");
        assertThat(names(path, "?offset=1&limit=1")).isEqualTo(plain.subList(1, 2));
        assertThat(server.get(path + "?limit=1", token).header("x-mstr-total-count"))
                .contains(Integer.toString(plain.size()));
        String part = plain.getLast()
                .substring(1)
                .toUpperCase(Locale.ROOT)
                .replace(" ", "%20")
                .replace("/", "%2F");
        List<String> found = names(path, "?nameContains=" + part);
        assertThat(found)
                .isNotEmpty()
                .isEqualTo(plain.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT)
                                .contains(plain.getLast().substring(1).toLowerCase(Locale.ROOT)))
                        .toList());
        List<String> descending = plain.stream()
                .sorted(Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT))
                        .reversed())
                .toList();
        assertThat(names(path, "?sort=-name")).isEqualTo(descending);
        assertThat(names(path, "?sort=-name&offset=1&limit=1")).isEqualTo(descending.subList(1, 2));
        assertThat(server.get(path + "?sort=colour", token).status()).isEqualTo(400);
        assertThat(server.get(path + "?nameContains=" + "x".repeat(251), token).status())
                .isEqualTo(400);
    }

    @Test
    void listsAreSortedByDateToo() {
        assertThat(TestResponse.texts(ok("/api/users?sort=-dateCreated,id"), "dateCreated"))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(server.get("/api/iserver/privileges?sort=dateCreated", token).status())
                .isEqualTo(400);
    }

    @Test
    void wrappedListsAreSearchedToo() {
        TestResponse answer = server.get("/api/monitors/projects?nameContains=SALES&sort=-name", token);
        assertThat(answer.header("x-mstr-total-count")).contains("2");
        assertThat(answer.json().at("/projects/0/name").asText()).isEqualTo("Sales");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/users/54F3D26011D2896560009A8E67019608/privileges, privileges, /privilege/name, /privilege/id",
        "/api/usergroups/" + GROUP + "/privileges, privileges, /privilege/name, /privilege/id",
        "/api/iserver/privileges/categories, categories, /name, /type",
        "/api/sessions/privileges, privileges, /name, /id",
        "/api/monitors/projects, projects, /name, /id",
        "/api/monitors/userConnections, userConnections, /userFullName, /id",
        "/api/v2/users/0000000000000000000000000000F605/addresses, addresses, /name, /id",
        "/api/users/0000000000000000000000000000F605/addresses, addresses, /name, /id"
    })
    void everyListInAnObjectIsPagedSearchedAndSortedToo(String path, String member, String name, String id) {
        List<String> ids = texts(path, "", member, id);
        List<String> names = texts(path, "", member, name);
        assertThat(names).hasSizeGreaterThan(1);
        assertThat(server.get(path + "?offset=1&limit=1", token).header("x-mstr-total-count"))
                .contains(Integer.toString(ids.size()));
        assertThat(texts(path, "?offset=1&limit=1", member, id)).isEqualTo(ids.subList(1, 2));
        assertThat(texts(path, "?limit=0", member, id)).isEmpty();
        String part = URLEncoder.encode(names.getLast().toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
        assertThat(texts(path, "?nameContains=" + part, member, name)).contains(names.getLast());
        assertThat(texts(path, "?nameContains=no%20such%20thing", member, name)).isEmpty();
        assertThat(texts(path, "?sort=-name", member, name))
                .isSortedAccordingTo(Comparator.comparing((String one) -> one.toLowerCase(Locale.ROOT))
                        .reversed());
        assertThat(server.get(path + "?sort=colour", token).status()).isEqualTo(400);
        assertThat(server.get(path + "?limit=-2", token).status()).isEqualTo(400);
    }

    @Test
    void idsThatAreNumbersAreSortedAsNumbers() {
        assertThat(elements(ok("/api/iserver/privileges?sort=id"))
                        .map(privilege -> privilege.get("id").asInt()))
                .isSorted();
    }

    private static List<String> texts(String path, String query, String member, String pointer) {
        return elements(ok(path + query).get(member))
                .map(one -> one.at(pointer).asText())
                .toList();
    }

    private static List<String> names(String path, String query) {
        return TestResponse.texts(ok(path + query), "name");
    }

    private static JsonNode ok(String path) {
        TestResponse answer = server.get(path, token);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }
}
