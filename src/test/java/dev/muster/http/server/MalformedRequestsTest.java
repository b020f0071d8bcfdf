package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no well-behaved client sends are answered in the contract's shape, and the connection is closed.
class MalformedRequestsTest {

    private static final String STATUS = "GET /MicroStrategyLibrary/api/status HTTP/1.1";
    private static final String ECHO = "POST /MicroStrategyLibrary/api/echo HTTP/1.1";
    private static HttpTestServer server;

    @BeforeAll
    static void start() {
        server = HttpTestServer.start(
                HttpTestServer.settings().withLimits(Limits.DEFAULT.withTimeouts(Duration.ofMillis(300))),
                get("/api/status", request -> Reply.ok(Map.of("url", request.baseUrl()))),
                post("/api/echo", request -> Reply.ok(request.json())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void headersOfFortyKilobytes() {
        refused(server.raw(STATUS, "Host: h", "X-Long: " + "x".repeat(40_000)));
    }

    @Test
    void manyHeaders() {
        refused(server.raw(STATUS, "Host: h", "X-Many: x\r\n".repeat(5_000) + "X-Last: x"));
    }

    @Test
    void aUrlOfTwentyKilobytes() {
        refused(server.raw("GET /MicroStrategyLibrary/api/status?x=" + "x".repeat(20_000) + " HTTP/1.1", "Host: h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:",
                "Host: a\r\nHost: b",
                "Host: a b",
                "Host: a/b",
                "Host: a:port",
                "Host: h\r\nno colon",
                "Host: h\r\nX-Blank : x",
                "Host: h\r\nX-Null: a\0b",
                "Host: h\r\n folded: x",
                "Host: h\r\nContent-Length: -1",
                "Host: h\r\nContent-Length: +5",
                "Host: h\r\nContent-Length: five",
                "Host: h\r\nContent-Length: 5\r\nContent-Length: 6",
                "Host: h\r\nContent-Length: 5, 6",
                "Host: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "Host: h\r\nTransfer-Encoding: identity",
                "Host: h\r\nTransfer-Encoding: chunked, identity",
                "Host: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Host: h\r\nContent-Encoding: gzip\r\nContent-Length: 1"
            })
    void headersThatMakeNoSense(String headers) {
        refused(server.raw(headers.isEmpty() ? new String[] {ECHO} : new String[] {ECHO, headers}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET  HTTP/1.1",
                "GET /MicroStrategyLibrary/api/status HTTP/2.0",
                "GET /MicroStrategyLibrary/api/status HTTP/1.1 x",
                "GET /Micro StrategyLibrary/api/status HTTP/1.1",
                "GET /MicroStrategyLibrary/api/status?a=b|c\"d<e> HTTP/1.1",
                "\u0016\u0003\u0001"
            })
    void requestLinesThatMakeNoSense(String line) {
        refused(server.raw(line, "Host: h", "Connection: close"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0",
                "-1\r\n{}",
                "2\r\n{}x\r\n0",
                "2 2\r\n{}",
                "\r\n",
                "+2\r\n{}\r\n0",
                "0x2\r\n{}\r\n0",
                "2\n{}\r\n0"
            })
    void chunksThatMakeNoSense(String chunks) {
        refused(server.raw(ECHO, "Host: h", "Transfer-Encoding: chunked", "", chunks));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3%28", "%", "statüs", "a\0b", "status?a=%C3%28", "status?fields=%zz"})
    void urlsThatMakeNoSense(String end) {
        String answer =
                server.raw("GET /MicroStrategyLibrary/api/" + end + " HTTP/1.1", "Host: h", "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"ERR006\"");
    }

    @Test
    void httpOneZeroIsNotSupported() {
        String answer = server.raw("GET /MicroStrategyLibrary/api/status HTTP/1.0", "Host: h");

        assertThat(answer).startsWith("HTTP/1.1 505 ").contains("\"code\":\"ERR010\"");
    }

    @Test
    void anUnknownTransferEncodingIsNotImplemented() {
        String answer = server.raw(ECHO, "Host: h", "Transfer-Encoding: gzip, chunked");

        assertThat(answer).startsWith("HTTP/1.1 501 ").contains("\"code\":\"ERR001\"");
    }

    @Test
    void anAbsoluteTargetIsUnderstood() {
        String answer = server.raw(
                "GET http://other:81/MicroStrategyLibrary/api/status HTTP/1.1", "Host: h", "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aLineThatEndsWithoutCarriageReturnIsRefused() {
        refused(server.raw(STATUS + "\nHost: h"));
    }

    @Test
    void twoRequestsInOnePacketAreAnsweredInTurn() {
        String answer = server.raw(STATUS, "Host: h", "", STATUS, "Host: h", "Connection: close");

        assertThat(HttpTestServer.statusLines(answer)).isEqualTo(List.of("HTTP/1.1 200 OK", "HTTP/1.1 200 OK"));
    }

    private static void refused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\r\nContent-Type: application/json;charset=UTF-8\r\n")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("\r\nX-Default: always\r\n")
                .contains("\r\nConnection: close\r\n")
                .doesNotContain("helidon")
                .containsPattern("\\{\"code\":\"ERR006\",\"message\":\"[^\"]+\",\"ticketId\":\"[0-9a-f]{32}\"}$");
        assertThat(HttpTestServer.statusLines(answer)).hasSize(1);
    }
}
