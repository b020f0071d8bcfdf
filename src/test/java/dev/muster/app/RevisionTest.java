package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.endpoint.RandomTokens;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The revision of an answer: every answer states it, and a caller may require a minimum.
class RevisionTest {

    private static final String HEADER = "X-Muster-Revision";
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

    @ParameterizedTest
    @CsvSource({
        "GET, /api/securityRoles, 200",
        "HEAD, /api/securityRoles, 200",
        "OPTIONS, /api/securityRoles, 204",
        "PUT, /api/sessions, 204",
        "GET, /api/status, 200",
        "GET, /api/nothing, 404",
        "PUT, /api/securityRoles, 405",
        "TRACE, /api/securityRoles, 405",
        "GET, /api/securityRoles/12, 404",
        "DELETE, /api/securityRoles/12, 404",
        "GET, /api/securityRoles/%C3%28, 400",
        "GET, /api/users?limit=x, 400"
    })
    void everyAnswerStatesIt(String method, String path, int status) {
        states(status, server.call(method, path, token, Optional.empty()));
    }

    @Test
    void answersWithoutASessionStateItToo() {
        states(401, server.get("/api/securityRoles", null));
        states(401, server.get("/api/securityRoles", "ended"));
        states(401, server.post("/api/auth/login", null, "{\"username\":\"nobody\",\"password\":\"x\"}"));
        states(400, server.post("/api/securityRoles", token, "no JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.0", "GET /", "nonsense", "GET / HTTP/1.1\r\nHost: a\r\nHost: b"})
    void answersOfNoRouteStateItToo(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request + "\r\n\r\n");
            assertThat(lines(socket)).contains(HEADER + ": " + revisionToken());
        }
    }

    /// The picture at the start of a request may be older than the picture on which the change is decided.
    @Test
    void aRefusedWriteStatesTheRevisionItWasDecidedOn() throws IOException {
        String created = server.post("/api/securityRoles", token, "{\"name\":\"Soon gone\"}")
                .json()
                .get("id")
                .asText();
        String body = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"x\"}]}";
        try (Socket socket = connect()) {
            String path = URI.create(server.url()).getPath() + "/api/securityRoles/" + created;
            send(
                    socket,
                    "PATCH " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\n"
                            + "X-MSTR-AuthToken: " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n");
            BufferedReader answer = reader(socket);
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue"); // it has its picture
            states(204, server.delete("/api/securityRoles/" + created, token));
            send(socket, body);

            assertThat(answer.readLine()).isEmpty();
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(answer.lines()).contains(HEADER + ": " + revisionToken());
        }
    }

    @Test
    void aReadWithAMinimumSeesTheWrite() {
        TestResponse written = server.post("/api/securityRoles", token, "{\"name\":\"Fresh role\"}");

        TestResponse read = atLeast(written.header(HEADER).orElseThrow());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("Fresh role");
    }

    @ParameterizedTest
    @CsvSource({"EPOCH.999999.999999, 503", "other.1.1, 409", "nonsense, 400"})
    void aLaterRevisionOrAMalformedOneIsRefused(String revisionToken, int status) {
        String epoch = server.app().ledger().now().head().epoch();

        TestResponse answer = atLeast(revisionToken.replace("EPOCH", epoch));

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPOCH.999999.999999", "other.1.1", "nonsense"})
    void aCallerWithoutASessionIsRefusedFirst(String revisionToken) {
        String epoch = server.app().ledger().now().head().epoch();

        TestResponse answer = atLeast(revisionToken.replace("EPOCH", epoch), new RandomTokens().next());

        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
    }

    private static TestResponse atLeast(String revisionToken) {
        return atLeast(revisionToken, token);
    }

    private static TestResponse atLeast(String revisionToken, String session) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/securityRoles"))
                .header("X-MSTR-AuthToken", session)
                .header("X-Muster-Min-Revision", revisionToken)
                .build());
    }

    private static void states(int status, TestResponse answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header(HEADER)).contains(revisionToken());
    }

    private static String revisionToken() {
        return server.app().ledger().now().revisionToken();
    }

    private static Socket connect() throws IOException {
        URI url = URI.create(server.url());
        return new Socket(url.getHost(), url.getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static Stream<String> lines(Socket socket) throws IOException {
        return reader(socket).lines();
    }
}
