package dev.muster.login;

import static dev.muster.testing.Answer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.testing.Answer;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Passwords that expire.
class ExpiryTest {

    private static final String BETTER = "a better one";

    private final SettableClock clock = new SettableClock();
    private final TestServer server = TestServer.start(clock);
    private final People people = People.of(server.app().ledger());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anExpiredPasswordIsGoodForANewOneOnly() {
        UserId ann = people.withPassword("ann");
        expires(ann, new Profile.Expiry(clock.millis() + 1_000, true, 30));
        clock.pass(Duration.ofMillis(999));
        assertThat(logIn(People.PASSWORD).status()).isEqualTo(204);
        clock.pass(Duration.ofMillis(1));

        Answer expired = logIn(People.PASSWORD);
        assertRefused(expired, 401, "ERR003");
        assertThat(expired.json().get("iServerCode").asInt()).isEqualTo(-2147216963);
        assertThat(logIn("a guess").json().get("iServerCode").asInt()).isEqualTo(-2147216959);
        assertThat(changed().status()).isEqualTo(204);
        assertThat(logIn(BETTER).status()).isEqualTo(204);
    }

    @Test
    void theNewOneLastsAsLongAgain() {
        expires(people.withPassword("ann"), new Profile.Expiry(clock.millis(), true, 30));
        changed();

        clock.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(logIn(BETTER).status()).isEqualTo(204);
        clock.pass(Duration.ofMillis(1));
        assertThat(logIn(BETTER).json().get("iServerCode").asInt()).isEqualTo(-2147216963);
    }

    @Test
    void orForEverIfNobodySaidOtherwise() {
        expires(people.withPassword("ann"), new Profile.Expiry(clock.millis(), false, 0));
        changed();

        clock.pass(Duration.ofDays(10_000));
        assertThat(logIn(BETTER).status()).isEqualTo(204);
    }

    private void expires(UserId user, Profile.Expiry expiry) {
        server.app().ledger().write(People.ADMINISTRATOR, draft -> {
            var before = draft.now().users().find(user).orElseThrow();
            draft.put(before.with(before.profile().with(expiry)));
        });
    }

    private Answer logIn(String password) {
        return server.post("/api/auth/login", null, "{\"username\":\"ann\",\"password\":\"" + password + "\"}");
    }

    private Answer changed() {
        return server.post(
                "/api/auth/login",
                null,
                "{\"username\":\"ann\",\"password\":\"" + People.PASSWORD
                        + "\",\"changePassword\":true,\"newPassword\":\"" + BETTER + "\"}");
    }
}
