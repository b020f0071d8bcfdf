package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The name in a log-in request.
class LoginRequestTest {

    @Test
    void aNameThatIsTooLongCountsAsMissing() {
        assertThat(named("\t" + "\uD83D\uDC27".repeat(250) + " ")).isEqualTo("\uD83D\uDC27".repeat(250));
        assertThat(named("x".repeat(251))).isEmpty();
        assertThat(named("a\u0315".repeat(20_000))).isEmpty();
    }

    private static String named(String name) {
        LoginRequest login = Json.read(Json.write(Map.of("username", name)), LoginRequest.class);
        assertThat(login.claimed()).isEqualTo(login.name());
        return login.name();
    }
}
