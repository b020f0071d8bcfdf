package dev.muster.user;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No change locks the last administrator out, not even later, by a password that expires.
class LastAdministratorTest {

    private static final String ADMINISTRATOR = "/api/users/54F3D26011D2896560009A8E67019608";

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(clock);
    private final String token = server.token();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aCallerWithFewerPrivilegesDoesNotDecideWhetherTheyMaySetTheirPassword(String modifiable) {
        ServerFixture fixture = new ServerFixture(server);
        fixture.user("0000000000000000000000000000FA01", "manager", 50);

        TestResponse refused =
                server.alter(ADMINISTRATOR, fixture.token("manager"), replace("passwordModifiable", modifiable));
        assertRefused(refused, 403, "ERR014");
    }

    @Test
    void aPasswordThatOnlyOthersMaySetCannotExpire() {
        assertThat(alter(replace("passwordModifiable", "false")).status()).isEqualTo(200);

        assertRefused(alter(expires(Duration.ofSeconds(4))), 403, "ERR017");
        assertRefused(
                alter(replace("passwordExpirationFrequency", "30"), replace("passwordAutoExpire", "true")),
                403,
                "ERR017");
        assertThat(alter(replace("passwordExpirationFrequency", "30")).status()).isEqualTo(200);
        assertRefused(alter(replace("passwordAutoExpire", "true")), 403, "ERR017");
        clock.pass(Duration.ofDays(100));
        assertThat(logIn("").status()).isEqualTo(204);
    }

    @Test
    void aPasswordThatExpiresStaysModifiable() {
        assertThat(alter(expires(Duration.ofSeconds(4))).status()).isEqualTo(200);

        assertRefused(alter(replace("passwordModifiable", "false")), 403, "ERR017");
        clock.pass(Duration.ofSeconds(6));
        assertThat(logIn("").status()).isEqualTo(401);
        assertRefused(alter(replace("passwordModifiable", "false")), 403, "ERR017");
        assertThat(logIn(",\"changePassword\":true,\"newPassword\":\"forty-two lamps\"")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anAdministratorWithAnExpiredPasswordIsProtectedToo() {
        alter(expires(Duration.ofSeconds(4)));
        clock.pass(Duration.ofSeconds(6));

        assertRefused(alter(replace("enabled", "false")), 403, "ERR017");
        assertRefused(alter(replace("standardAuth", "false")), 403, "ERR017");
        assertRefused(
                alter("{\"op\":\"remove\",\"path\":\"/memberships\",\"value\":[\"5F3FAFE111D2D8CC6000CC8E67019608\"]}"),
                403,
                "ERR017");
        assertThat(alter(replace("passwordExpirationDate", "\"\"")).status()).isEqualTo(200);
    }

    private TestResponse alter(String... operations) {
        return server.alter(ADMINISTRATOR, token, operations);
    }

    private String expires(Duration in) {
        Instant end = clock.instant().plus(in);
        return replace("passwordExpirationDate", '"' + end.toString().replace("Z", "+0000") + '"');
    }

    private static String replace(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"/" + path + "\",\"value\":" + value + "}";
    }

    private TestResponse logIn(String further) {
        return server.post(
                "/api/auth/login", null, "{\"username\":\"administrator\",\"password\":\"\"" + further + "}");
    }
}
