package dev.muster.app;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.UseCase;
import dev.muster.password.PasswordGenerator;
import dev.muster.password.SetPassword;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names with blanks at their ends look like other names. No new object gets such a name, and an old one that has it
/// is still found.
class BlanksTest {

    private static final String BLANK = "\u00a0";
    private static final UserId OLD = UserId.of("0000000000000000000000000000B701");

    private static TestServer server;
    private static ServerFixture fixture;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
        fixture.user("0000000000000000000000000000B702", "anna");
        fixture.role("0000000000000000000000000000B703", "Editor", 12);
        fixture.project("0000000000000000000000000000B704", "Sales");
        fixture.group("0000000000000000000000000000B705", "Team", List.of());
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/users, '{\"username\":\"%s\",\"fullName\":\"x\"}', anna",
        "/api/usergroups, '{\"name\":\"%s\"}', team",
        "/api/securityRoles, '{\"name\":\"%s\"}', editor",
        "/api/projects, '{\"name\":\"%s\"}', sales"
    })
    void aNameThatDiffersByBlanksIsTaken(String path, String body, String nameInUse) {
        for (String blank : new String[] {BLANK, "\u2007", "\u202f", "\u3000"}) {
            assertRefused(server.post(path, token, body.formatted(blank + nameInUse)), 409, "ERR015");
            assertRefused(server.post(path, token, body.formatted(nameInUse + blank)), 409, "ERR015");
            assertThat(server.post(path, token, body.formatted(blank)).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", " anna", BLANK + "anna", "ANNA" + BLANK + " "})
    void aLoginNameMayHaveBlanksAroundIt(String name) {
        assertThat(logIn(name).status()).isEqualTo(204);
    }

    @Test
    void anOldNameWithBlanksIsStillFound() {
        write(draft -> draft.put(new User(
                OLD,
                ItemProperties.of("Old", "", WellKnown.ADMINISTRATOR, Acl.COMMON),
                LoginAccount.of(BLANK + "anna"),
                PrivilegeSet.EMPTY)));
        write(new SetPassword(OLD, PasswordGenerator.secret(ServerFixture.PASSWORD, new Random(7)), false));
        write(draft -> draft.put(new Role(
                RoleId.of("0000000000000000000000000000B706"),
                ItemProperties.of(BLANK + "Editor", "", WellKnown.ADMINISTRATOR, Acl.ofRole(WellKnown.ADMINISTRATOR)),
                PrivilegeSet.EMPTY)));

        assertThat(user(BLANK + "anna")).isEqualTo(OLD.text());
        assertThat(user("anna")).isEqualTo("0000000000000000000000000000B702");
        var roles = server.app().ledger().now().directory().roles();
        assertThat(roles.named(BLANK + "editor").orElseThrow().id().text()).endsWith("B706");
        assertThat(roles.named("editor").orElseThrow().id().text()).endsWith("B703");
        assertThat(roles.named("editor" + BLANK).orElseThrow().id().text()).endsWith("B703");
    }

    private static String user(String name) {
        String session = logIn(name).header("X-MSTR-AuthToken").orElseThrow();
        return server.get("/api/sessions/userInfo", session).json().get("id").asText();
    }

    private static TestResponse logIn(String name) {
        return server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"" + name + "\",\"password\":\"" + ServerFixture.PASSWORD + "\"}");
    }

    private static void write(UseCase useCase) {
        server.app().ledger().write(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), useCase);
    }
}
