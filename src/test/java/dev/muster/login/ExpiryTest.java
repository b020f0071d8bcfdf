package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Passwords that expire.
class ExpiryTest {

    private static final String NEW_PASSWORD = "a better one";

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(clock);
    private final LoginFixture fixture = LoginFixture.of(server.app().ledger());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anExpiredPasswordIsGoodForANewOneOnly() {
        UserId ann = fixture.withPassword("ann");
        expires(ann, new Profile.Expiry(clock.millis() + 1_000, true, 30));
        clock.pass(Duration.ofMillis(999));
        assertThat(logIn(LoginFixture.PASSWORD).status()).isEqualTo(204);
        clock.pass(Duration.ofMillis(1));

        TestResponse expired = logIn(LoginFixture.PASSWORD);
        assertRefused(expired, 401, "ERR003");
        assertThat(expired.json().get("iServerCode").asInt()).isEqualTo(-2147216963);
        assertThat(logIn("a guess").json().get("iServerCode").asInt()).isEqualTo(-2147216959);
        assertThat(changePassword().status()).isEqualTo(204);
        assertThat(logIn(NEW_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void aNewPasswordLastsAsLongAsTheOldOne() {
        expires(fixture.withPassword("ann"), new Profile.Expiry(clock.millis(), true, 30));
        changePassword();

        clock.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(logIn(NEW_PASSWORD).status()).isEqualTo(204);
        clock.pass(Duration.ofMillis(1));
        assertThat(logIn(NEW_PASSWORD).json().get("iServerCode").asInt()).isEqualTo(-2147216963);
    }

    @Test
    void aNewPasswordLastsForEverWithoutARenewal() {
        expires(fixture.withPassword("ann"), new Profile.Expiry(clock.millis(), false, 0));
        changePassword();

        clock.pass(Duration.ofDays(10_000));
        assertThat(logIn(NEW_PASSWORD).status()).isEqualTo(204);
    }

    private void expires(UserId user, Profile.Expiry expiry) {
        server.app().ledger().write(LoginFixture.ADMINISTRATOR, draft -> {
            var before = draft.now().users().find(user).orElseThrow();
            draft.put(before.with(before.profile().with(expiry)));
        });
    }

    private TestResponse logIn(String password) {
        return server.post("/api/auth/login", null, "{\"username\":\"ann\",\"password\":\"" + password + "\"}");
    }

    private TestResponse changePassword() {
        return server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"ann\",\"password\":\"" + LoginFixture.PASSWORD
                        + "\",\"changePassword\":true,\"newPassword\":\"" + NEW_PASSWORD + "\"}");
    }
}
