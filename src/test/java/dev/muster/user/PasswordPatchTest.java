package dev.muster.user;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.Config;
import dev.muster.app.ServerFixture;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A password among other operations of one request, on a server without demo mode.
class PasswordPatchTest {

    private static final String ANNA = "/api/users/0000000000000000000000000000FC01";
    private static final String PASSWORD = "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"forty-two lamps\"}";
    private static final String EXPIRY =
            "{\"op\":\"replace\",\"path\":\"/passwordExpirationDate\",\"value\":\"2032-05-06\"}";
    private static final String NAME = "{\"op\":\"replace\",\"path\":\"/username\",\"value\":\"Forty-Two Lamps\"}";

    private static final String ADMIN = "nine grey herons";

    private final TestServer server = TestServer.start(new SettableClock(), PasswordPatchTest::withoutDemo);
    private final String token;

    PasswordPatchTest() {
        new ServerFixture(server).user("0000000000000000000000000000FC01", "anna");
        token = server.token("Administrator", ADMIN);
    }

    private static Config withoutDemo(Config demo) {
        return new Config(
                demo.data(),
                null,
                false,
                false,
                Optional.of(ADMIN),
                demo.http(),
                demo.sessions(),
                demo.ledger(),
                demo.tls());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anExpiryDateIsSetInAnyOrderOfOperations() {
        for (String operations : new String[] {EXPIRY + "," + PASSWORD, PASSWORD + "," + EXPIRY}) {
            TestResponse answer = server.alter(ANNA, token, operations);
            assertThat(answer.json().get("passwordExpirationDate").asText()).isEqualTo("2032-05-06T00:00:00.000+0000");
        }
    }

    @Test
    void aPasswordMustNotBeTheOldOrTheNewLoginName() {
        assertRefused(server.alter(ANNA, token, NAME + "," + PASSWORD), 400, "ERR001");
        assertRefused(server.alter(ANNA, token, PASSWORD + "," + NAME), 400, "ERR001");
        assertThat(server.get(ANNA, token).json().get("username").asText()).isEqualTo("anna");
        assertThat(server.alter(ANNA, token, NAME).status()).isEqualTo(200);
        assertRefused(server.alter(ANNA, token, PASSWORD), 400, "ERR001");
    }
}
