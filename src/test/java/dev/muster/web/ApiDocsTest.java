package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server describes its API to every client, without a session.
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
        TestResponse answer = server.get(DESCRIPTION, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/yaml");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
        assertThat(answer.text()).isEqualTo(Files.readString(Path.of("docs/api/openapi.yaml")));
    }

    @Test
    void aKnownTagIsAnsweredWithNotModified() {
        String tag = server.get(DESCRIPTION, null).header("ETag").orElseThrow();

        assertThat(ifNoneMatch(tag).status()).isEqualTo(304);
        assertThat(ifNoneMatch("\"other\", " + tag).status()).isEqualTo(304);
        assertThat(ifNoneMatch("\"other\"").status()).isEqualTo(200);
    }

    @Test
    void theDescriptionIsReadOnly() {
        assertThat(server.call("HEAD", DESCRIPTION, null, Optional.empty()).status())
                .isEqualTo(200);
        assertThat(server.post(DESCRIPTION, null, "{}").status()).isEqualTo(405);
        assertThat(server.delete(DESCRIPTION, null).status()).isEqualTo(405);
    }

    @Test
    void thePageLoadsNothingFromOtherServers() {
        TestResponse page = server.get("/api-docs", null);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<base href=\"/MicroStrategyLibrary/api-docs/\">");
        assertThat(page.response().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; ")
                .doesNotContain("unsafe", "http", "*");
        Stream.of(page, file("playground.js"), file("playground.css"))
                .forEach(answer -> assertThat(answer.text()).doesNotContain("http://", "https://"));
    }

    @ParameterizedTest
    @CsvSource({
        "playground.js, text/javascript;charset=UTF-8",
        "playground.css, text/css;charset=UTF-8",
        "swagger-ui-bundle.js, text/javascript;charset=UTF-8",
        "swagger-ui.css, text/css;charset=UTF-8",
        "favicon-32x32.png, image/png",
        "security-roles.postman_collection.json, application/json",
        "demo.postman_environment.json, application/json"
    })
    void theFilesOfThePageAreServed(String name, String type) {
        assertThat(file(name).status()).isEqualTo(200);
        assertThat(file(name).header("Content-Type")).contains(type);
        assertThat(file(name).header("ETag")).isPresent();
        assertThat(file(name).text()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "playground.html",
                "index.html",
                "ApiDocsRoutes.class",
                "..%2F..%2Fmuster.properties",
                "%2Fetc%2Fpasswd",
                "%2e%2e",
                "Playground.js",
                "playground.js%00",
                "swagger-ui-bundle.js.map"
            })
    void noOtherFileIsServed(String name) {
        assertThat(file(name).status()).isEqualTo(404);
        assertThat(file(name).json().get("message").asText()).startsWith("There is no file '");
    }

    private static TestResponse file(String name) {
        return server.get("/api-docs/" + name, null);
    }

    private static TestResponse ifNoneMatch(String tag) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + DESCRIPTION))
                .header("If-None-Match", tag)
                .build());
    }
}
