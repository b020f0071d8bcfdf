package dev.muster.app;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes of an access control list by `PUT /api/objects/{id}?type=44`, and their effects.
class AclTest {

    private static final String ANNA = "00000000000000000000000000000C01";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.user(ANNA, "anna");
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// `before` and `after` are the rights in Anna's entry, `none` if she has none.
    @ParameterizedTest
    @CsvSource({
        "none, ADD,     0,         none",
        "none, ADD,     5,         5",
        "5,    ADD,     0,         5",
        "5,    ADD,     8,         13",
        "5,    add,     5,         5",
        "13,   REMOVE,  8,         5",
        "13,   REMOVE,  0,         13",
        "13,   REMOVE,  13,        none",
        "13,   REMOVE,  255,       none",
        "none, REPLACE, 255,       255",
        "13,   REPLACE, 1,         1",
        "13,   REPLACE, 0,         none",
        "none, REPLACE, 0,         none",
        "none, ADD,     536870917, 5"
    })
    void rightsAreAddedRemovedAndReplaced(String before, String op, int rights, String after) {
        String role = role(before);

        TestResponse answer = change(role, op, ANNA, rights);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(rights(answer.json(), false)).isEqualTo(after);
        assertThat(rights(read(role), false)).isEqualTo(after);
    }

    /// 536870912 is the bit of the flag in the rights; `sent` is the value of the member `inheritable`.
    @ParameterizedTest
    @CsvSource({
        "true,  ADD,     8,         null,  true",
        "false, ADD,     8,         null,  false",
        "false, ADD,     536870916, null,  true",
        "false, ADD,     536870912, null,  true",
        "false, ADD,     0,         true,  true",
        "true,  ADD,     8,         false, false",
        "true,  REPLACE, 4,         null,  true",
        "true,  REPLACE, 4,         false, false",
        "true,  REPLACE, 5,         false, false",
        "false, REPLACE, 536870916, null,  true",
        "false, REPLACE, 536870916, false, true",
        "true,  REMOVE,  536870912, null,  false",
        "true,  REMOVE,  1,         null,  true",
        "true,  REMOVE,  1,         false, true",
        "false, REMOVE,  0,         true,  false"
    })
    void whetherAnEntryIsInheritableIsChangedToo(boolean before, String op, int rights, String sent, boolean after) {
        String role = role("none");
        change(role, "ADD", ANNA, 4, Boolean.toString(before));
        assertThat(inheritable(read(role))).isEqualTo(before);

        TestResponse answer = change(role, op, ANNA, rights, sent);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(inheritable(answer.json())).isEqualTo(after);
        assertThat(inheritable(read(role))).isEqualTo(after);
    }

    @Test
    void theFlagAloneMakesNoEntry() {
        String role = role("none");
        assertThat(change(role, "ADD", ANNA, 0x2000_0000).status()).isEqualTo(200);
        assertThat(rights(read(role), false)).isEqualTo("none");
    }

    @Test
    void removingAnEntryThatDoesNotExistIsRefused() {
        String role = role("none");
        for (int rights : new int[] {0, 5}) {
            TestResponse answer = change(role, "REMOVE", ANNA, rights);
            assertRefused(answer, 404, "ERR004");
            assertThat(answer.json().get("message").asText())
                    .isEqualTo("Removal failed! No user with such permission exists!");
        }
    }

    @Test
    void deniedRightsAreAnEntryOfTheirOwn() {
        String role = role("5");
        String denied = "{\"acl\":[{\"op\":\"ADD\",\"trustee\":\"" + ANNA
                + "\",\"rights\":8,\"type\":1,\"denied\":true,\"inheritable\":null}]}";
        JsonNode after = server.put(path(role), token, denied).json();
        assertThat(rights(after, true)).isEqualTo("8");
        assertThat(rights(after, false)).isEqualTo("5");
    }

    @Test
    void aChangeThatChangesNothingLeavesTheVersion() {
        String role = role("5");
        String revisionToken = server.app().ledger().now().revisionToken();
        JsonNode before = read(role);
        assertThat(change(role, "ADD", ANNA, 0).status()).isEqualTo(200);
        assertThat(change(role, "ADD", ANNA, 5).status()).isEqualTo(200);
        assertThat(read(role)).isEqualTo(before);
        assertThat(server.app().ledger().now().revisionToken()).isEqualTo(revisionToken);
    }

    @Test
    void oneRefusedChangeRefusesAll() {
        String role = role("none");
        String both = "{\"description\":\"changed\",\"acl\":[{\"op\":\"ADD\",\"trustee\":\"" + ANNA
                + "\",\"rights\":5},{\"op\":\"REMOVE\",\"trustee\":\"" + ANNA + "\",\"rights\":1,\"denied\":true}]}";
        JsonNode before = read(role);
        assertThat(server.put(path(role), token, both).status()).isEqualTo(404);
        assertThat(read(role)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"ADD, 256", "ADD, -1", "REPLACE, 536871168", "GIVE, 5"})
    void oddRightsAreRefused(String op, int rights) {
        TestResponse answer = change(role("none"), op, ANNA, rights);
        assertRefused(answer, 400, "ERR006");
    }

    @Test
    void anUnknownTrusteeIsNotFound() {
        TestResponse answer = change(role("none"), "ADD", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", 5);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("iServerCode").asInt()).isEqualTo(-2147216373);
    }

    private static String role(String rights) {
        String name = "Role " + server.app().ledger().now().revision();
        String id = server.post("/api/securityRoles", token, "{\"name\":\"" + name + "\"}")
                .json()
                .get("id")
                .asText();
        parsed(rights).ifPresent(bits -> change(id, "ADD", ANNA, bits));
        return id;
    }

    private static Optional<Integer> parsed(String rights) {
        return Optional.of(rights).filter(bits -> !bits.equals("none")).map(Integer::valueOf);
    }

    private static TestResponse change(String role, String op, String trustee, int rights) {
        return change(role, op, trustee, rights, "null");
    }

    private static TestResponse change(String role, String op, String trustee, int rights, String inheritable) {
        return server.put(path(role), token, """
                {"acl":[{"op":"%s","trustee":"%s","rights":%d,"type":1,"denied":false,"inheritable":%s}]}""".formatted(op, trustee, rights, inheritable));
    }

    private static JsonNode read(String role) {
        return server.get(path(role), token).json();
    }

    private static String path(String role) {
        return "/api/objects/" + role + "?type=44&comments=true";
    }

    private static String rights(JsonNode object, boolean denied) {
        return entry(object, denied).map(ace -> ace.get("rights").asText()).orElse("none");
    }

    private static boolean inheritable(JsonNode object) {
        return entry(object, false).orElseThrow().get("inheritable").asBoolean();
    }

    private static Optional<JsonNode> entry(JsonNode object, boolean denied) {
        return elements(object.get("acl"))
                .filter(ace -> ace.get("trusteeId").asText().equals(ANNA))
                .filter(ace -> ace.get("deny").asBoolean() == denied)
                .findFirst();
    }
}
