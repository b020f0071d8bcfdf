package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a caller asks for an answer that is no older than a revision.
class MinimumRevisionTest {

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatWasWrittenIsSeenByWhoAsksForIt() {
        Answer written = server.post("/api/securityRoles", token, "{\"name\":\"Fresh role\"}");

        Answer read = atLeast(written.header("X-Muster-Revision").orElseThrow());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("Fresh role");
    }

    @ParameterizedTest
    @CsvSource({"EPOCH.999999.999999, 503", "other.1.1, 409", "nonsense, 400"})
    void whatIsNotReachedOrNoRevisionIsRefused(String mark, int status) {
        String epoch = server.app().ledger().now().head().epoch();

        Answer answer = atLeast(mark.replace("EPOCH", epoch));

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    private static Answer atLeast(String mark) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/securityRoles"))
                .header("X-MSTR-AuthToken", token)
                .header("X-Muster-Min-Revision", mark)
                .build());
    }
}
