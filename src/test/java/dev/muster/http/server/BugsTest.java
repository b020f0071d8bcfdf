package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.base.Problem;
import dev.muster.http.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// A bug gives the client a ticket and the log all details; a refusal is one line in the log.
class BugsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.muster.http");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private HttpTestServer server;

    private static final class Unwritable {
        @JsonProperty
        @SuppressWarnings("DoNotCallSuggester")
        String name() {
            throw new IllegalStateException("secret");
        }
    }

    @BeforeEach
    void start() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        server = HttpTestServer.start(
                HttpTestServer.settings(),
                get("/api/bug", _ -> {
                    throw new IllegalStateException("secret SELECT * FROM user");
                }),
                get("/api/deep", _ -> Reply.ok(forEver(0))),
                get("/api/assertion", _ -> {
                    throw new AssertionError("secret");
                }),
                get("/api/endless", _ -> Reply.streamed("text/csv", this::endless)),
                get(
                        "/api/midway",
                        _ -> Reply.streamed("text/csv", out -> {
                            out.write(new byte[200_000]);
                            throw new IllegalStateException("secret");
                        })),
                post("/api/echo", request -> Reply.ok(request.json())),
                get("/api/unwritable", _ -> Reply.ok(new Unwritable())),
                get("/api/refused", _ -> {
                    throw new Problem.Conflict("role.name_taken", "There is a role of that name");
                }));
    }

    private void endless(OutputStream out) throws IOException {
        try {
            while (true) {
                out.write(new byte[10_000]);
            }
        } finally {
            hungUp.countDown();
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int forEver(int n) {
        return forEver(n + 1) + 1;
    }

    @AfterEach
    void stop() {
        server.close();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bug", "/api/deep", "/api/assertion", "/api/unwritable"})
    void aBugIsATicketForTheClientAndAStackInTheLog(String path) {
        HttpResponse<byte[]> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(text(response)).contains("\"code\":\"ERR001\"").doesNotContain("secret", "SELECT", "java", "muster");
        ILoggingEvent event = log.list.getLast();
        assertThat(event.getLevel()).isEqualTo(Level.ERROR);
        assertThat(event.getFormattedMessage()).contains(ticket(response));
        assertThat(event.getThrowableProxy()).isNotNull();
    }

    /// The web server's own log is checked too: it would warn, with a stack.
    @Test
    void aClientThatHangsUpIsNoBug() throws Exception {
        Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        all.addAppender(log);
        try {
            hangUpAfter("", 0);
            hangUpAfter("GET /MicroStr", 0);
            hangUpAfter("POST /MicroStrategyLibrary/api/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n{", 0);
            hangUpAfter(
                    "POST /MicroStrategyLibrary/api/echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
                    0);
            hangUpAfter("GET /MicroStrategyLibrary/api/endless HTTP/1.1\r\nHost: h\r\n\r\n", 1_000);

            hungUp.await();
            server.listener().stop(Duration.ofSeconds(10));
            assertThat(log.list)
                    .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .allMatch(event -> event.getThrowableProxy() == null);
        } finally {
            all.detachAppender(log);
        }
    }

    private void hangUpAfter(String sent, int bytesRead) throws IOException {
        try (Socket socket = server.socket()) {
            socket.setSoLinger(true, 0); // resets the connection, as a killed process does
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(bytesRead);
        }
    }

    @Test
    void aBugInTheMiddleOfAnAnswerIsInTheLogToo() {
        assertThatThrownBy(() -> server.get("/api/midway")).isInstanceOf(UncheckedIOException.class);

        assertThat(log.list).anyMatch(event -> event.getLevel() == Level.ERROR && event.getThrowableProxy() != null);
    }

    @Test
    void aRefusalIsOneLineWithoutAStack() {
        HttpResponse<byte[]> response = server.get("/api/refused");

        assertThat(response.statusCode()).isEqualTo(409);
        List<ILoggingEvent> events = log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .toList();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getLevel()).isEqualTo(Level.INFO);
        assertThat(events.getFirst().getThrowableProxy()).isNull();
        assertThat(events.getFirst().getFormattedMessage())
                .isEqualTo("Test.route: 409 role.name_taken ticket=" + ticket(response));
    }

    @Test
    void theLogCantBeForged() {
        server.raw("GET /MicroStrategyLibrary/x\u001b[31m HTTP/1.1", "Host: h", "Connection: close");
        server.get("/x%0AERROR%20forged");

        assertThat(log.list)
                .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain("\n", "\u001b"));
    }

    private static String ticket(HttpResponse<byte[]> response) {
        return text(response).replaceAll(".*\"ticketId\":\"([0-9a-f]{32})\".*", "$1");
    }
}
