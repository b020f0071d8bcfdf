package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits and encodings of request bodies.
class BodiesTest {

    private static final int LIMIT = Limits.DEFAULT.bodyBytesMax();
    private static final String SIZE = "POST /MicroStrategyLibrary/api/size HTTP/1.1";
    private static HttpTestServer server;

    @BeforeAll
    static void start() {
        server = HttpTestServer.start(
                HttpTestServer.settings(),
                post("/api/size", request -> Reply.ok(Map.of("bytes", request.bytes().length))),
                post("/api/json", request -> Reply.ok(request.json())),
                post("/api/unread", _ -> Reply.noContent()),
                get("/api/form", request -> Reply.ok(request.hasBody())),
                post("/api/form", BodiesTest::form));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply form(Request request) {
        return Reply.ok(Map.of("user", request.form().first("username").orElse("nobody")));
    }

    @Test
    void aBodyAtTheLimitIsAccepted() {
        HttpResponse<byte[]> response = server.post("/api/size", "x".repeat(LIMIT));

        assertThat(text(response)).isEqualTo("{\"bytes\":" + LIMIT + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000_000, 3_000_000, 30_000_000})
    void aBodyOverTheLimitIsRefused(int more) {
        tooLarge(server.post("/api/size", "x".repeat(LIMIT + more)));
        assertThat(server.post("/api/size", "x").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000_000, 30_000_000})
    void aBodyInChunksOverTheLimitIsRefused(int more) {
        byte[] body = new byte[LIMIT + more];
        HttpRequest.Builder request = server.request("/api/size")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        tooLarge(server.send(request));
    }

    @Test
    void chunksAreJoined() {
        String answer = server.raw(
                "POST /MicroStrategyLibrary/api/json HTTP/1.1",
                "Host: h",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                "5 ;ext=\"1\"",
                "{\"a\":",
                "2",
                "1}",
                "0",
                "X-Trailer: dropped");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("{\"a\":1}");
    }

    @Test
    void aClientThatExpectsContinueIsRefusedBeforeItSends() {
        String answer = server.raw(SIZE, "Host: h", "Expect: 100-continue", "Content-Length: " + (LIMIT + 1));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"");
    }

    @ParameterizedTest
    @CsvSource({"'Content-Length: 4', abcd", "'Transfer-Encoding: chunked', '4\r\nabcd\r\n0\r\n\r\n'"})
    void aClientThatExpectsContinueMaySend(String framing, String body) throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, SIZE + "\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\n" + framing + "\r\n\r\n");
            byte[] interim = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            send(socket, body);

            assertThat(new String(interim, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(HttpTestServer.all(socket.getInputStream())).endsWith("{\"bytes\":4}");
        }
    }

    @Test
    void anUnreadBodyDoesNotDisturbTheNextRequest() {
        String answer = server.raw(
                "POST /MicroStrategyLibrary/api/unread HTTP/1.1",
                "Host: h",
                "Content-Length: 22",
                "",
                "GET /smuggled HTTP/1.1" + "POST /MicroStrategyLibrary/api/size HTTP/1.1",
                "Host: h",
                "Connection: close");

        assertThat(HttpTestServer.statusLines(answer)).containsExactly("HTTP/1.1 204 No Content", "HTTP/1.1 200 OK");
    }

    @Test
    void allBodiesTogetherHaveALimit() {
        Exchange.BodyBudget budget = new Exchange.BodyBudget(1);

        assertThatThrownBy(() -> budget.reserve(Long.MAX_VALUE / 2))
                .isInstanceOfSatisfying(
                        Problem.Busy.class, p -> assertThat(p.code()).isEqualTo("server.busy"));
        budget.reserve(4);
        budget.release(4);
    }

    @Test
    void aFormIsRead() {
        HttpRequest.Builder request = server.request("/api/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("loginMode=1&username=J%C3%BCrgen"));

        assertThat(text(server.send(request))).isEqualTo("{\"user\":\"Jürgen\"}");
        assertThat(text(server.get("/api/form"))).isEqualTo("false");
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void tooLarge(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("\"code\":\"ERR006\"", "larger");
    }
}
