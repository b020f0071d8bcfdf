package dev.muster.user;

import static dev.muster.testing.TestResponse.assertRefused;
import static dev.muster.testing.TestResponse.elements;
import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.app.ServerFixture;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
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

/// Users over HTTP: creating, altering, copying and deleting them, and the permits for it.
class UsersTest {

    private static final String ADMINISTRATOR = "54F3D26011D2896560009A8E67019608";
    private static final String EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F";
    private static final String GROUP = "0000000000000000000000000000F101";
    private static final String ROLE = "0000000000000000000000000000F102";
    private static final String PROJECT = "0000000000000000000000000000F103";
    private static final String RICH = "0000000000000000000000000000F104";

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;
    private static String manager;
    private static int number;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        UserId rich = fixture.user(RICH, "rich", 12, 148);
        fixture.group(GROUP, "Analysts of users", List.of(rich), 18);
        fixture.grant(fixture.role(ROLE, "Role of users", 20), fixture.project(PROJECT, "Project of users"), rich);
        fixture.user("0000000000000000000000000000F105", "manager", 50);
        token = server.token();
        manager = fixture.token("manager");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserIsCreatedWithAllMembersOfTheBody() {
        TestResponse created =
                server.post("/api/users", token, """
                {"username":"whole","fullName":"Ann van Smith","description":"d","password":"forty-two lamps",
                 "enabled":"true","passwordModifiable":false,"passwordAutoExpire":true,
                 "passwordExpirationDate":"2032-05-06 00:00:00","passwordExpirationFrequency":"90",
                 "requireNewPassword":true,"standardAuth":true,"ldapdn":"cn=ann","trustId":"t","databaseAuthLogin":"dba",
                 "memberships":["%s","%s"],"ssoScopes":[],"changeJournal":{"userComments":"ticket 1"}}""".formatted(GROUP.toLowerCase(Locale.ROOT), EVERYONE));

        assertThat(created.status()).as("%s", created).isEqualTo(201);
        JsonNode user = created.json();
        assertThat(created.header("Location"))
                .contains(server.url() + "/api/users/" + user.get("id").asText());
        assertThat(user.get("initials").asText()).isEqualTo("AS");
        assertThat(user.get("passwordExpirationDate").asText()).isEqualTo("2032-05-06T00:00:00.000+0000");
        assertThat(user.get("passwordExpirationFrequency").asInt()).isEqualTo(90);
        assertThat(user.get("passwordAutoExpire").asBoolean()).isTrue();
        assertThat(user.get("requireNewPassword").asBoolean()).isTrue();
        assertThat(user.get("passwordModifiable").asBoolean()).isFalse();
        assertThat(texts(user.get("memberships"), "name")).containsExactly("Everyone", "Analysts of users");
        assertThat(server.get("/api/users/" + user.get("id").asText(), token).json())
                .isEqualTo(user);
    }

    @Test
    void aUserWithoutAPasswordCannotLogIn() {
        String id = user("wordless", "");
        assertThat(logIn("wordless", "").status()).isEqualTo(401);
        assertThat(patch(id, replace("/password", "\"forty-two lamps\"")).status())
                .isEqualTo(200);
        assertThat(logIn("wordless", "forty-two lamps").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                         | 400",
                "{\"username\":\"x1\"}                                      | 400",
                "{\"fullName\":\"x\"}                                       | 400",
                "{\"username\":\" \",\"fullName\":\"x\"}                    | 400",
                "{\"username\":\"ADMINISTRATOR\",\"fullName\":\"x\"}        | 409",
                "{\"username\":\"x2\",\"fullName\":\"x\",\"password\":\"short\"}                        | 400",
                "{\"username\":\"x3\",\"fullName\":\"x\",\"passwordExpirationDate\":\"soon\"}           | 400",
                "{\"username\":\"x4\",\"fullName\":\"x\",\"passwordExpirationFrequency\":1000}          | 400",
                "{\"username\":\"x5\",\"fullName\":\"x\",\"memberships\":[\"nobody\"]}                  | 400",
                "{\"username\":\"x6\",\"fullName\":\"x\",\"memberships\":[\"00000000000000000000000000009999\"]} | 404"
            })
    void aMalformedUserIsRefusedAndNotCreated(String body, int status) {
        Object before = server.app().ledger().now().directory();
        assertThat(server.post("/api/users", token, body).status()).isEqualTo(status);
        assertThat(server.app().ledger().now().directory()).isSameAs(before);
    }

    @Test
    void everyPathIsAlteredInOneRequest() {
        String id = user("mixed", "");
        TestResponse altered = patch(
                id,
                replace("/username", "\"mixed.new\""),
                replace("/fullName", "[\"New Name\"]"),
                replace("/description", "\"\""),
                replace("/ldapdn", "\"cn=m\""),
                replace("/trustId", "\"tm\""),
                replace("/databaseAuthLogin", "\"dm\""),
                replace("/passwordModifiable", "\"False\""),
                replace("/standardAuth", "true"),
                replace("/requireNewPassword", "true"),
                replace("/passwordAutoExpire", "true"),
                replace("/passwordExpirationFrequency", "30"),
                replace("/defaultTimezone", "{\"id\":\"" + ROLE + "\"}"),
                "{\"op\":\"ADD\",\"path\":\"memberships\",\"value\":\"" + GROUP + "\"}",
                "{\"op\":\"addElement\",\"path\":\"/privileges\",\"value\":[1,\"2\",{\"id\":\"3\",\"name\":\"x\"}]}",
                "{\"op\":\"add\",\"path\":\"/changeJournal/userComments\",\"value\":\"why\"}");

        assertThat(altered.status()).as("%s", altered).isEqualTo(200);
        JsonNode user = altered.json();
        assertThat(user.get("abbreviation").asText()).isEqualTo("mixed.new");
        assertThat(user.get("name").asText()).isEqualTo("New Name");
        assertThat(user.get("passwordExpirationDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+0000");
        assertThat(texts(user.get("memberships"), "id")).containsExactly(EVERYONE, GROUP);
        assertThat(direct(id)).containsExactly("1", "2", "3");
        assertThat(server.get("/api/users/" + id + "/settings", token)
                        .json()
                        .at("/defaultTimezone/value")
                        .asText())
                .isEqualTo(ROLE);
    }

    @Test
    void oneRefusedOperationRefusesAll() {
        String id = user("whole.or.none", "");
        JsonNode before = server.get("/api/users/" + id, token).json();
        TestResponse refused = patch(id, replace("/fullName", "\"Other\""), replace("/username", "\"rich\""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(server.get("/api/users/" + id, token).json()).isEqualTo(before);
    }

    @Test
    void addingAndRemovingWithoutEffectIsNoErrorAndNoChange() {
        String id = user("again", "");
        String add = "{\"op\":\"add\",\"path\":\"/memberships\",\"value\":[\"" + GROUP + "\"]}";
        String remove = "{\"op\":\"remove\",\"path\":\"/memberships\",\"value\":[\"" + EVERYONE + "\"]}";
        JsonNode once = patch(id, add).json();
        assertThat(patch(id, add, remove).json()).isEqualTo(once);
        String replaced = "{\"op\":\"replace\",\"path\":\"/memberships\",\"value\":[]}";
        assertThat(texts(patch(id, replaced).json().get("memberships"), "name")).containsExactly("Everyone");
    }

    @Test
    void aCopyHasWhatTheSourceHas() {
        TestResponse created = server.post(
                "/api/users?sourceUserId=" + RICH,
                token,
                "{\"fullName\":\"Duplicate User\",\"username\":\"duplicateuser\"}");
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String id = created.json().get("id").asText();
        assertThat(texts(created.json().get("memberships"), "id")).containsExactly(EVERYONE, GROUP);
        assertThat(direct(id)).containsExactly("12", "148");
        assertThat(server.get("/api/users/" + id + "/securityRoles", token).json())
                .isEqualTo(server.get("/api/users/" + RICH + "/securityRoles", token)
                        .json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator\u200b", "admin\u00adistrator", "\u2060mstr", "m\ufeffstr"})
    void aLoginNameHasNoInvisibleCharacters(String name) {
        assertRefused(
                server.post("/api/users", token, "{\"fullName\":\"Look-alike\",\"username\":\"" + name + "\"}"),
                400,
                "ERR006");
    }

    @Test
    void aUserWhoHoldsMoreIsNotCopied() {
        TestResponse refused = server.post(
                "/api/users?sourceUserId=" + RICH, manager, "{\"fullName\":\"Copy\",\"username\":\"copy\"}");
        assertRefused(refused, 403, "ERR014");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"forty-two lamps\"}",
                "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"x\"}",
                "{\"op\":\"replace\",\"path\":\"/username\",\"value\":\"mine\"}",
                "{\"op\":\"replace\",\"path\":\"/fullName\",\"value\":\"mine\"}",
                "{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}",
                "{\"op\":\"replace\",\"path\":\"/ldapdn\",\"value\":\"mine\"}",
                "{\"op\":\"replace\",\"path\":\"/trustId\",\"value\":\"mine\"}",
                "{\"op\":\"replace\",\"path\":\"/standardAuth\",\"value\":false}",
                "{\"op\":\"replace\",\"path\":\"/requireNewPassword\",\"value\":true}",
                "{\"op\":\"replace\",\"path\":\"/passwordExpirationDate\",\"value\":\"2001-01-01\"}",
                "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"1\"]}",
                "{\"op\":\"remove\",\"path\":\"/memberships\",\"value\":[\"" + GROUP + "\"]}"
            })
    void aUserWhoHoldsMoreCannotBeAltered(String operation) {
        Object before = server.app().ledger().now().directory();
        TestResponse refused = server.alter("/api/users/" + RICH, manager, operation);
        assertRefused(refused, 403, "ERR014");
        assertThat(server.delete("/api/users/" + RICH, manager).status()).isEqualTo(403);
        assertThat(server.app().ledger().now().directory()).isSameAs(before);
    }

    /// Each of these privileges lets its holder do exactly one thing to a user who holds nothing.
    @ParameterizedTest
    @CsvSource({"151, /password", "152, /trustId", "153, /privileges", "154, /memberships"})
    void onePrivilegeAllowsOneThing(int privilege, String path) {
        String name = "only" + privilege;
        fixture.user("0000000000000000000000000000F2" + privilege % 100, name, privilege, 18, 1);
        String only = fixture.token(name);
        String id = user("target" + privilege, "");
        List<String> operations = List.of(
                replace("/password", "\"forty-two lamps\""),
                replace("/trustId", "\"t\""),
                "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"1\"]}",
                "{\"op\":\"add\",\"path\":\"/memberships\",\"value\":[\"" + GROUP + "\"]}",
                replace("/fullName", "\"x\""),
                replace("/enabled", "true"));
        for (String operation : operations) {
            TestResponse answer = server.alter("/api/users/" + id, only, operation);
            assertThat(answer.status())
                    .as("%s: %s", operation, answer)
                    .isEqualTo(operation.contains('"' + path + '"') ? 200 : 403);
        }
    }

    @Test
    void objectsOfADeletedUserPassToAdministrator() {
        String id = user("owner", "");
        UserId user = UserId.of(id);
        server.app().ledger().write(new Caller(WellKnown.ADMINISTRATOR, Author.API, ""), draft -> {
            var group = draft.now().groups().find(GroupId.of(GROUP)).orElseThrow();
            draft.put(group.with(group.properties().withOwner(user)));
        });
        assertThat(patch(id, "{\"op\":\"add\",\"path\":\"/memberships\",\"value\":[\"" + GROUP + "\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(server.delete("/api/users/" + id + "?userComments=gone", token)
                        .status())
                .isEqualTo(204);
        assertThat(server.get("/api/users/" + id, token).status()).isEqualTo(404);
        assertThat(server.get("/api/usergroups/" + GROUP, token)
                        .json()
                        .at("/owner/id")
                        .asText())
                .isEqualTo(ADMINISTRATOR);
        assertThat(texts(
                        server.get("/api/usergroups/" + GROUP + "/members", token)
                                .json(),
                        "id"))
                .doesNotContain(id);
    }

    @Test
    void administratorAndTheCallerCannotBeDeleted() {
        TestResponse permanent = server.delete("/api/users/" + ADMINISTRATOR, token);
        assertRefused(permanent, 403, "ERR017");
        assertThat(server.delete("/api/users/0000000000000000000000000000F105", manager)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}",
                "{\"op\":\"replace\",\"path\":\"/standardAuth\",\"value\":false}",
                "{\"op\":\"replace\",\"path\":\"/passwordExpirationDate\",\"value\":\"2001-01-01\"}",
                "{\"op\":\"remove\",\"path\":\"/memberships\",\"value\":[\"5F3FAFE111D2D8CC6000CC8E67019608\"]}"
            })
    void theLastAdministratorIsProtected(String operation) {
        TestResponse refused = patch(ADMINISTRATOR, operation);
        assertRefused(refused, 403, "ERR017");
    }

    @Test
    void disablingAUserEndsTheirSessions() {
        String id = user("taken.out", "forty-two lamps");
        String session =
                logIn("taken.out", "forty-two lamps").header("X-MSTR-AuthToken").orElseThrow();
        assertThat(server.get("/api/sessions", session).status()).isEqualTo(200);
        assertThat(patch(id, replace("/enabled", "false")).status()).isEqualTo(200);
        assertThat(patch(id, replace("/enabled", "true")).status()).isEqualTo(200);
        assertThat(server.get("/api/sessions", session).status()).isEqualTo(401);
    }

    @Test
    void addressesAreTheSameInBothVersions() {
        String id = user("addressed", "");
        String first = "/api/users/" + id + "/addresses";
        String second = "/api/v2/users/" + id + "/addresses";
        TestResponse one = server.post(
                first,
                token,
                "{\"name\":\"a\",\"deliveryMode\":\"EMAIL\",\"device\":\"GENERIC_EMAIL\",\"value\":\"a@x.org\",\"default\":true}");
        assertThat(one.status()).as("%s", one).isEqualTo(200);
        TestResponse two = server.post(
                second,
                token,
                "{\"name\":\"b\",\"physicalAddress\":\"b@x.org\",\"deliveryType\":\"email\",\"deviceId\":\"1D2E6D168A7711D4BE8100B0D04B6F0B\",\"idDefault\":true}");
        assertThat(two.status()).as("%s", two).isEqualTo(201);
        assertThat(texts(two.json().get("addresses"), "isDefault")).containsExactly("false", "true");
        String b = two.json().at("/addresses/1/id").asText();
        TestResponse put = server.put(second + "/" + b, token, "{\"physicalAddress\":\"c@x.org\",\"idDefault\":false}");
        assertThat(texts(put.json().get("addresses"), "physicalAddress")).containsExactly("a@x.org", "c@x.org");
        assertThat(texts(put.json().get("addresses"), "isDefault")).containsExactly("false", "false");
        assertThat(server.delete(first + "/" + b, token).status()).isEqualTo(204);
        assertThat(server.delete(first + "/" + b, token).status()).isEqualTo(404);
        assertThat(texts(server.get(first, token).json().get("addresses"), "value"))
                .containsExactly("a@x.org");
        assertThat(server.post(second, token, "{\"name\":\"blank\"}").status()).isEqualTo(400);
    }

    @Test
    void theLastLogInIsShown() {
        String id = user("remembered", "forty-two lamps");
        assertThat(server.get("/api/telemetry/users/" + id + "/statistics", token)
                        .text())
                .isEqualTo("{}");
        logIn("remembered", "forty-two lamps");
        assertThat(server.get("/api/telemetry/users/" + id + "/statistics", token)
                        .json()
                        .get("lastLogin")
                        .asText())
                .matches("\\d{4}-.*\\+0000");
    }

    private static String user(String loginName, String password) {
        TestResponse created = server.post(
                "/api/users",
                token,
                "{\"username\":\"%s\",\"fullName\":\"Name %d\",\"password\":\"%s\"}"
                        .formatted(loginName, ++number, password));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return created.json().get("id").asText();
    }

    private static TestResponse logIn(String name, String password) {
        return server.post(
                "/api/auth/login", null, "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private static List<String> direct(String id) {
        JsonNode held = server.get("/api/users/" + id + "/privileges", token).json();
        return elements(held.get("privileges"))
                .filter(one -> elements(one.get("sources"))
                        .anyMatch(source -> source.get("direct").asBoolean()))
                .map(one -> one.at("/privilege/id").asText())
                .toList();
    }

    private static TestResponse patch(String id, String... operations) {
        return server.alter("/api/users/" + id, token, operations);
    }

    private static String replace(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}";
    }
}
