package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slow clients occupy neither a thread nor a connection.
class SlowClientsTest {

    private static final String SIZE = "POST /MicroStrategyLibrary/api/size HTTP/1.1";

    private final CountDownLatch disconnected = new CountDownLatch(1);
    private HttpTestServer server;

    @BeforeEach
    void start() {
        Limits shortTimeOut = Limits.DEFAULT.withTimeouts(Duration.ofMillis(300));
        server = HttpTestServer.start(
                HttpTestServer.settings().withLimits(shortTimeOut),
                post("/api/size", request -> Reply.ok(Map.of("bytes", request.bytes().length))),
                post("/api/unread", _ -> Reply.noContent()),
                get("/api/endless", _ -> Reply.streamed("text/csv", this::endless)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBodyThatDoesntComeIsNotWaitedFor() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, SIZE + "\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");

            slow(HttpTestServer.all(socket.getInputStream()));
        }
    }

    @Test
    void aBodyWithATooLargeLengthIsRefusedBeforeItIsSent() {
        String answer = server.raw(SIZE, "Host: h", "Content-Length: 99999999999");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"");
    }

    @Test
    void aBodyThatComesByteByByteIsNotWaitedFor() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, SIZE + "\r\nHost: h\r\nContent-Length: 4000000\r\n\r\n");
            Thread sending = Thread.startVirtualThread(() -> sendBytes(socket));

            // The rest may be lost: a client that sends to a closed connection gets a reset.
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 400");
            sending.interrupt();
        }
    }

    @Test
    void anUnreadBodyIsNotWaitedFor() throws IOException {
        try (Socket socket = server.socket()) {
            send(
                    socket,
                    "POST /MicroStrategyLibrary/api/unread HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");

            assertThat(HttpTestServer.statusLines(HttpTestServer.all(socket.getInputStream())))
                    .containsExactly("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void headersThatDontEndCloseTheConnection() throws IOException {
        try (Socket socket = server.socket()) {
            send(socket, "GET /MicroStrategyLibrary/api/status HTTP/1.1\r\nHost: h\r\nX-Slow: ");

            assertThat(HttpTestServer.all(socket.getInputStream())).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotReadIsDisconnected() throws Exception {
        try (Socket socket = server.socket()) {
            send(socket, "GET /MicroStrategyLibrary/api/endless HTTP/1.1\r\nHost: h\r\n\r\n");

            assertThat(disconnected.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void endless(OutputStream out) throws IOException {
        try {
            while (true) {
                out.write(new byte[10_000]);
            }
        } finally {
            disconnected.countDown();
        }
    }

    private static void sendBytes(Socket socket) {
        try {
            while (!Thread.interrupted()) {
                send(socket, "x");
            }
        } catch (IOException e) {
            // the server closed the connection
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void slow(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"ERR006\"", "slowly", "Connection: close", "X-Default: always");
    }
}
