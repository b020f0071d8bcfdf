package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.route;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Method;
import dev.muster.http.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Paths and methods over real sockets (contract 0.1 and 0.6).
class UrlSpaceTest {

    private static HttpTestServer server;

    @BeforeAll
    static void start() {
        server = HttpTestServer.start(
                HttpTestServer.settings(),
                get("/api/status", _ -> Reply.ok(Map.of("up", true))),
                get("/api/projects/{name}", request -> Reply.ok(Map.of("name", request.path("name")))),
                route(Method.DELETE, "/api/projects/{name}", _ -> Reply.noContent()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRouteAnswers() {
        HttpResponse<byte[]> response = server.get("/api/status");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("{\"up\":true}");
    }

    @Test
    void aSegmentIsDecoded() {
        assertThat(text(server.get("/api/projects/MicroStrategy%20Tutorial")))
                .isEqualTo("{\"name\":\"MicroStrategy Tutorial\"}");
    }

    @Test
    void anUnknownRouteHasTheReservedAnswer() {
        HttpResponse<byte[]> response = server.get("/api/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response))
                .matches("\\{\"code\":\"ERR004\",\"message\":\"HTTP 404 Not Found\",\"ticketId\":\"[0-9a-f]{32}\"}");
    }

    @Test
    void aWrongMethodHasTheReservedAnswer() {
        HttpResponse<byte[]> response =
                server.send(server.request("/api/projects/x").PUT(HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, DELETE, HEAD, OPTIONS");
        assertThat(text(response))
                .matches(
                        "\\{\"code\":\"ERR001\",\"message\":\"HTTP 405 Method Not Allowed\",\"ticketId\":\"\\w{32}\"}");
    }
}
