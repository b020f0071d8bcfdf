package dev.muster.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.UserId;
import dev.muster.login.LoginFixture;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class SecurityEventsTest {

    @Test
    void logInsFailuresAndRefusalsAreStored() {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer server = TestServer.on(database)) {
            UserId ann = LoginFixture.of(server.app().ledger()).withPassword("ann");
            String token = server.token("ann", LoginFixture.PASSWORD);
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

    @Test
    void anEndedSessionIsRecordedOnce() {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer server = TestServer.on(database)) {
            UserId ann = LoginFixture.of(server.app().ledger()).withPassword("ann");
            server.token("ann", LoginFixture.PASSWORD);
            String token = server.token();
            String id = server.get("/api/monitors/userConnections?nameContains=ann", token)
                    .json()
                    .findPath("id")
                    .asText();
            for (int i = 0; i < 2; i++) {
                server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/monitors/deleteUserConnections"))
                        .header("X-MSTR-AuthToken", token)
                        .header("Idempotency-Key", "once")
                        .POST(BodyPublishers.ofString("{\"userConnectionIds\":[\"" + id + "\"]}"))
                        .build());
            }
            server.restart();

            assertThat(database.query("select user_text from security_event where kind = 'session.ended'"))
                    .containsExactly(ann.text());
        }
    }
}
