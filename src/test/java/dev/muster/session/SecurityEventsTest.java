package dev.muster.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.Test;

class SecurityEventsTest {

    @Test
    void whoLoggedInWhoFailedAndWhoWasRefusedIsKept() {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer server = TestServer.on(database)) {
            UserId ann = People.of(server.app().ledger()).withPassword("ann");
            String token = server.token("ann", People.PASSWORD);
            server.post("/api/securityRoles", token, "{\"name\":\"R\"}");
            server.post("/api/auth/logout", token, "");
            server.post("/api/auth/login", null, "{\"username\":\"Ann\",\"password\":\"a guess\"}");
            server.restart();

            assertThat(database.query("select kind || ' ' || user_text || ' ' || address || ' ' || detail"
                            + " from security_event order by event_id"))
                    .containsExactly(
                            "login " + ann.text() + " 127.0.0.1 ",
                            "refused " + ann.text() + " 127.0.0.1 POST /api/securityRoles: permit.missing",
                            "logout " + ann.text() + " 127.0.0.1 ",
                            "login.failed Ann 127.0.0.1 login.failed");
        }
    }
}
