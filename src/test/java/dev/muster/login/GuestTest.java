package dev.muster.login;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The log-in as guest, without a name.
class GuestTest {

    private static final String ANONYMOUS = "{\"loginMode\":8}";

    private final TestServer server = TestServer.start(
            new SettableClock(),
            config -> config.withSessions(config.sessions().withGuest("Visitor").withGuestsMax(3)));

    private final LoginFixture fixture = LoginFixture.of(server.app().ledger());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGuestIsTheConfiguredUser() {
        UserId visitor = fixture.withoutPassword("visitor");

        TestResponse answer = server.post("/api/auth/login", null, ANONYMOUS);

        assertThat(answer.status()).isEqualTo(204);
        String token = answer.header("X-MSTR-AuthToken").orElseThrow();
        assertThat(server.get("/api/sessions/userInfo", token).json().get("id").asText())
                .isEqualTo(visitor.text());
        fixture.alter(visitor, account -> account.withEnabled(false));
        assertThat(server.get("/api/sessions/userInfo", token).status()).isEqualTo(401);
        refused();
    }

    @Test
    void aGuestCannotMakeAnApiToken() {
        fixture.withoutPassword("visitor");
        String token = server.post("/api/auth/login", null, ANONYMOUS)
                .header("X-MSTR-AuthToken")
                .orElseThrow();

        assertThat(server.post("/api/auth/apiTokens", token, "{}")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("ERR014");
    }

    @Test
    void guestsAreLimited() {
        fixture.withoutPassword("visitor");
        List<TestResponse> guests = IntStream.range(0, 4)
                .mapToObj(guest -> server.post("/api/auth/login", null, ANONYMOUS))
                .toList();

        assertThat(guests).extracting(TestResponse::status).containsExactly(204, 204, 204, 503);
        String first = guests.getFirst().header("X-MSTR-AuthToken").orElseThrow();
        server.post("/api/auth/logout", first, "");
        assertThat(server.post("/api/auth/login", null, ANONYMOUS).status()).isEqualTo(204);
    }

    @Test
    void guestsByIdentityTokenAreLimitedToo() {
        fixture.withoutPassword("visitor");
        String token = server.post("/api/auth/login", null, ANONYMOUS)
                .header("X-MSTR-AuthToken")
                .orElseThrow();
        String identity = server.post("/api/auth/identityToken", token, "")
                .header("X-MSTR-IdentityToken")
                .orElseThrow();
        List<Integer> statuses = IntStream.range(0, 3)
                .mapToObj(guest -> server.post("/api/auth/delegate", null, "{\"identityToken\":\"" + identity + "\"}")
                        .status())
                .toList();

        assertThat(statuses).containsExactly(204, 204, 503);
    }

    @Test
    void aGuestIsRefusedIfTheConfiguredUserDoesNotExist() {
        refused();
    }

    @Test
    void aGuestIsNeverAnAdministrator() {
        UserId visitor = fixture.withoutPassword("visitor");
        server.app()
                .ledger()
                .write(
                        LoginFixture.ADMINISTRATOR,
                        draft -> draft.join(WellKnown.SYSTEM_ADMINISTRATORS, List.of(visitor)));

        refused();
    }

    private void refused() {
        TestResponse answer = server.post("/api/auth/login", null, ANONYMOUS);
        assertRefused(answer, 401, "ERR003");
    }
}
