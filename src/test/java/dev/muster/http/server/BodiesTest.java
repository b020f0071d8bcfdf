package dev.muster.http.server;

import static dev.muster.http.server.Server.get;
import static dev.muster.http.server.Server.post;
import static dev.muster.http.server.Server.text;
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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits of bodies, in size and in time.
class BodiesTest {

    private static final int LIMIT = Limits.DEFAULT.bodyBytesMax();
    private static final String SIZE = "POST /MicroStrategyLibrary/api/size HTTP/1.1";
    private static Server server;

    @BeforeAll
    static void start() {
        Limits impatient =
                Limits.DEFAULT.withBodyTimeout(Duration.ofMillis(300)).withHeadTimeout(Duration.ofMillis(300));
        server = Server.start(
                Server.settings().withLimits(impatient),
                post("/api/size", request -> Reply.ok(Map.of("bytes", request.bytes().length))),
                post("/api/json", request -> Reply.ok(request.json())),
                post("/api/careless", _ -> Reply.noContent()),
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
    void aBodyAtTheLimitIsTaken() {
        HttpResponse<byte[]> response = server.post("/api/size", "x".repeat(LIMIT));

        assertThat(text(response)).isEqualTo("{\"bytes\":" + LIMIT + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000_000, 3_000_000, 30_000_000})
    void aBodyOverTheLimitIsRefused(int more) {
        tooLarge(server.post("/api/size", "x".repeat(LIMIT + more)));
        assertThat(server.post("/api/size", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyFarOverTheLimitIsRefusedToo() {
        String said = server.raw(SIZE, "Host: h", "Content-Length: 99999999999");

        assertThat(said).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000_000, 30_000_000})
    void soIsOneThatComesInChunks(int more) {
        byte[] body = new byte[LIMIT + more];
        HttpRequest.Builder request = server.request("/api/size")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        tooLarge(server.send(request));
    }

    @Test
    void chunksAreJoined() {
        String said = server.raw(
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

        assertThat(said).startsWith("HTTP/1.1 200 ").endsWith("{\"a\":1}");
    }

    @Test
    void whoAsksFirstIsToldBeforeSending() {
        String said = server.raw(SIZE, "Host: h", "Expect: 100-continue", "Content-Length: " + (LIMIT + 1));

        assertThat(said).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"");
    }

    @Test
    void whoAsksFirstMaySend() throws IOException {
        try (Socket socket = server.socket()) {
            send(
                    socket,
                    SIZE + "\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            byte[] go = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            send(socket, "abcd");

            assertThat(new String(go, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100 ");
            assertThat(Server.all(socket.getInputStream())).endsWith("{\"bytes\":4}");
        }
    }

    @Test
    void aBodyThatDoesntComeIsNotWaitedFor() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, SIZE + "\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");

            slow(Server.all(socket.getInputStream()));
        }
    }

    @Test
    void norOneThatDrips() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, SIZE + "\r\nHost: h\r\nContent-Length: 4000000\r\n\r\n");
            Thread dripping = Thread.startVirtualThread(() -> drip(socket));

            slow(Server.all(socket.getInputStream()));
            dripping.interrupt();
        }
    }

    @Test
    void norOneThatNobodyReads() throws IOException {
        try (Socket socket = server.socket()) {
            send(
                    socket,
                    "POST /MicroStrategyLibrary/api/careless HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");

            assertThat(Server.statusLines(Server.all(socket.getInputStream())))
                    .containsExactly("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void aBodyThatNobodyReadsDoesntDisturbTheNextRequest() {
        String said = server.raw(
                "POST /MicroStrategyLibrary/api/careless HTTP/1.1",
                "Host: h",
                "Content-Length: 22",
                "",
                "GET /smuggled HTTP/1.1" + "POST /MicroStrategyLibrary/api/size HTTP/1.1",
                "Host: h",
                "Connection: close");

        assertThat(Server.statusLines(said)).containsExactly("HTTP/1.1 204 No Content", "HTTP/1.1 200 OK");
    }

    @Test
    void headersThatDontEndAreCut() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, "GET /MicroStrategyLibrary/api/status HTTP/1.1\r\nHost: h\r\nX-Slow: ");

            assertThat(Server.all(socket.getInputStream())).isEmpty();
        }
    }

    @Test
    void allBodiesTogetherHaveALimit() {
        BodyBudget budget = new BodyBudget(1);

        assertThatThrownBy(() -> budget.take(Long.MAX_VALUE / 2))
                .isInstanceOfSatisfying(
                        Problem.Busy.class, p -> assertThat(p.code()).isEqualTo("server.busy"));
        budget.take(4);
        budget.give(4);
    }

    @Test
    void aFormIsRead() {
        HttpRequest.Builder request = server.request("/api/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("loginMode=1&username=J%C3%BCrgen"));

        assertThat(text(server.send(request))).isEqualTo("{\"user\":\"Jürgen\"}");
        assertThat(text(server.get("/api/form"))).isEqualTo("false");
    }

    private static void drip(Socket socket) {
        try {
            while (!Thread.interrupted()) {
                send(socket, "x");
            }
        } catch (IOException e) {
            // the server has had enough
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void slow(String said) {
        assertThat(said).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"", "slowly", "Connection: close");
    }

    private static void tooLarge(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("\"code\":\"ERR006\"", "larger");
    }
}
