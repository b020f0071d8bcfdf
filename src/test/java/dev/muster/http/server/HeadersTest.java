package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Problem;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything around bodies: the headers of contract 9, compression, HEAD, OPTIONS, `fields`.
class HeadersTest {

    private static final String LONG = "x".repeat(3000);
    private static HttpTestServer server;

    @BeforeAll
    static void start() {
        RenderedBody rendered = RenderedBody.of(Map.of("text", LONG));
        server = HttpTestServer.start(
                HttpTestServer.settings(),
                get("/api/rendered", _ -> Reply.ok(rendered).with("X-Muster-Revision", "1-7")),
                get("/api/short", _ -> Reply.ok(new Pair("a", 1))),
                get(
                        "/api/page",
                        _ -> Reply.content("text/html", RenderedBody.ofBytes(LONG.getBytes(StandardCharsets.UTF_8)))),
                get(
                        "/api/image",
                        _ -> Reply.content("image/png", RenderedBody.ofBytes(LONG.getBytes(StandardCharsets.UTF_8)))),
                get("/api/login", _ -> Reply.noContent()
                        .noStoreAuth()
                        .with("X-MSTR-AuthToken", "t")
                        .with("Set-Cookie", "JSESSIONID=1; HttpOnly")
                        .with("Set-Cookie", "iSession=t; HttpOnly")),
                get("/api/refused", _ -> {
                    throw new Problem.NotFound("role.unknown", "No such role: ä");
                }),
                get("/api/split", request -> Reply.ok(Map.of())
                        .with("X-Echo", request.query("v").orElse(""))),
                post("/api/pairs", request -> Reply.created(request, "/api/pairs/1", new Pair("a", 1))));
    }

    private record Pair(String name, int id) {}

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerHasTheContractsHeaders() {
        for (String path : List.of("/api/rendered", "/api/short", "/api/login", "/api/refused", "/api/nothing")) {
            HttpResponse<byte[]> response = server.get(path);
            expect(response, "X-Content-Type-Options", "nosniff");
            expect(response, "X-XSS-Protection", "1; mode=block");
            expect(response, "Content-Security-Policy", "frame-ancestors 'self'");
            expect(response, "Access-Control-Allow-Methods", "GET, POST, DELETE, PUT, PATCH, HEAD, OPTIONS");
            expect(response, "Access-Control-Allow-Headers", "Content-Type");
            assertThat(response.headers().firstValue("Date")).isPresent();
            assertThat(response.headers().map())
                    .doesNotContainKeys(
                            "server", "access-control-allow-origin", "strict-transport-security", "connection");
        }
    }

    @Test
    void aSuccessIsJsonAndNotStored() {
        HttpResponse<byte[]> response = server.get("/api/rendered");

        expect(response, "Content-Type", "application/json");
        expect(response, "Cache-Control", "no-store");
        expect(response, "X-Muster-Revision", "1-7");
    }

    @Test
    void anErrorIsJsonWithItsCharset() {
        HttpResponse<byte[]> response = server.get("/api/refused");

        expect(response, "Content-Type", "application/json;charset=UTF-8");
        expect(response, "Cache-Control", "no-store");
        assertThat(text(response)).contains("\"message\":\"No such role: ä\"");
    }

    @Test
    void answersToALogInAreNotCachedByOldCachesEither() {
        HttpResponse<byte[]> response = server.get("/api/login");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        expect(response, "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        expect(response, "Pragma", "no-cache");
        expect(response, "Expires", "0");
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("JSESSIONID=1; HttpOnly", "iSession=t; HttpOnly");
    }

    @Test
    void aCreatedObjectHasALocation() {
        HttpResponse<byte[]> response = server.post("/api/pairs", "{}");

        assertThat(response.statusCode()).isEqualTo(201);
        expect(response, "Location", server.listener().url() + "/api/pairs/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate", "deflate, gzip;q=0.5", "br;q=1.0, gzip; q=0.8, *;q=0.1"})
    void aLongBodyIsCompressedIfTheClientAcceptsIt(String accepted) throws IOException {
        HttpResponse<byte[]> response =
                server.send(server.request("/api/rendered").header("Accept-Encoding", accepted));

        expect(response, "Content-Encoding", "gzip");
        expect(response, "Vary", "Accept-Encoding");
        assertThat(response.body().length).isLessThan(300);
        assertThat(unzipped(response)).isEqualTo("{\"text\":\"" + LONG + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "deflate", "gzip;q=0", "gzip; q=0.0", "br"})
    void otherClientsGetItUncompressed(String accepted) {
        HttpResponse<byte[]> response =
                server.send(server.request("/api/rendered").header("Accept-Encoding", accepted));

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(response)).hasSize(LONG.length() + 11);
    }

    @ParameterizedTest
    @CsvSource({"/api/short, false", "/api/page, true", "/api/image, false"})
    void onlyLongTextIsCompressed(String path, boolean compressed) {
        HttpResponse<byte[]> response = server.send(server.request(path).header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                .isEqualTo(compressed);
    }

    @Test
    void headIsGetWithoutABody() {
        HttpResponse<byte[]> head = server.send(server.request("/api/rendered").HEAD());
        HttpResponse<byte[]> get = server.get("/api/rendered");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        expect(head, "Content-Length", String.valueOf(get.body().length));
        expect(head, "Content-Type", "application/json");
        expect(server.send(server.request("/api/nothing").HEAD()), "Content-Type", "application/json;charset=UTF-8");
    }

    @Test
    void theConnectionStaysOpenAfterHead() {
        String answer = server.raw(
                "HEAD /MicroStrategyLibrary/api/rendered HTTP/1.1",
                "Host: h",
                "",
                "GET /MicroStrategyLibrary/api/short HTTP/1.1",
                "Host: h",
                "Connection: close");

        assertThat(HttpTestServer.statusLines(answer)).containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 200 OK");
        assertThat(answer).endsWith("{\"name\":\"a\",\"id\":1}");
    }

    @Test
    void optionsListsTheAllowedMethods() {
        HttpResponse<byte[]> response = options("/api/pairs");

        assertThat(response.statusCode()).isEqualTo(204);
        expect(response, "Allow", "POST, OPTIONS");
        assertThat(options("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void optionsOfTheServer() {
        String answer = server.raw("OPTIONS * HTTP/1.1", "Host: h", "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 204 ").contains("Allow: GET, POST, HEAD, OPTIONS\r\n");
    }

    @Test
    void traceIsNotAllowed() {
        String answer = server.raw("TRACE /MicroStrategyLibrary/api/short HTTP/1.1", "Host: h", "Connection: close");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("HTTP 405 Method Not Allowed")
                .doesNotContain("Host: h");
    }

    @Test
    void fieldsApplyToSuccessesOnly() {
        assertThat(text(server.get("/api/short?fields=id"))).isEqualTo("{\"id\":1}");
        assertThat(text(server.get("/api/short?fields="))).isEqualTo("{\"name\":\"a\",\"id\":1}");
        assertThat(text(server.get("/api/short?fields=%3Cstring%3E"))).isEqualTo("{\"name\":\"a\",\"id\":1}");
        assertThat(text(server.post("/api/pairs?fields=name", "{}"))).isEqualTo("{\"name\":\"a\"}");
        assertThat(text(server.get("/api/refused?fields=id"))).contains("\"code\":\"ERR004\"");
    }

    @Test
    void aHeaderCantBeSplit() {
        HttpResponse<byte[]> response = server.get("/api/split?v=a%0D%0ASet-Cookie:%20x=1");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static HttpResponse<byte[]> options(String path) {
        return server.send(server.request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static void expect(HttpResponse<byte[]> response, String name, String value) {
        assertThat(response.headers().firstValue(name)).as(name).hasValue(value);
    }

    private static String unzipped(HttpResponse<byte[]> response) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return HttpTestServer.all(in);
        }
    }
}
