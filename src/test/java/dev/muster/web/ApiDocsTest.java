package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The server describes itself, to anybody.
class ApiDocsTest {

    private static final String DESCRIPTION = "/api-docs/openapi.yaml";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDescriptionIsServedToAnybody() throws IOException {
        Answer answer = server.get(DESCRIPTION, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/yaml");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
        assertThat(answer.text()).isEqualTo(Files.readString(Path.of("docs/api/openapi.yaml")));
    }

    @Test
    void whoHasItIsToldSo() {
        String tag = server.get(DESCRIPTION, null).header("ETag").orElseThrow();

        assertThat(ifNoneMatch(tag).status()).isEqualTo(304);
        assertThat(ifNoneMatch("\"other\", " + tag).status()).isEqualTo(304);
        assertThat(ifNoneMatch("\"other\"").status()).isEqualTo(200);
    }

    @Test
    void itIsOnlyRead() {
        assertThat(server.call("HEAD", DESCRIPTION, null, Optional.empty()).status())
                .isEqualTo(200);
        assertThat(server.post(DESCRIPTION, null, "{}").status()).isEqualTo(405);
        assertThat(server.delete(DESCRIPTION, null).status()).isEqualTo(405);
    }

    private static Answer ifNoneMatch(String tag) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + DESCRIPTION))
                .header("If-None-Match", tag)
                .build());
    }
}
