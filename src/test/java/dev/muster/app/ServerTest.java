package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.Test;

/// The program as a whole: it starts, answers, and stops.
class ServerTest {

    @Test
    void theStatusNeedsNoSession() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.get("/api/status", null)
                            .json()
                            .get("iServerVersion")
                            .asText())
                    .startsWith("11.5.1200");
        }
    }

    @Test
    void administratorLogsInAndReads() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.get("/api/securityRoles", server.token()).json()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void itRunsOnPostgresql() {
        try (PostgresDatabase database = TestDatabases.postgres();
                TestServer server = TestServer.on(database)) {
            assertThat(server.get("/api/securityRoles", server.token()).status())
                    .isEqualTo(200);
        }
    }
}
