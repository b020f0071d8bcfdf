package dev.muster.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Handler;
import dev.muster.http.Method;
import dev.muster.http.RevisionHeader;
import dev.muster.http.Route;
import dev.muster.privilege.Permit;
import dev.muster.testing.api.Description;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A real listener on a free port, with a client and raw sockets. Errors that the client gets are checked against
/// the description of the API.
final class HttpTestServer implements AutoCloseable {

    /// Milliseconds that a test waits for bytes; if they have not come by then, the server hangs.
    private static final int READ_MILLIS = 20_000;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 \\d{3} [^\r]*");

    private final Listener listener;
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpTestServer(Listener listener) {
        this.listener = listener;
    }

    static HttpTestServer start(Settings settings, Route... routes) {
        return new HttpTestServer(
                Listener.prepare(settings, Listener.tls(settings)).serve(List.of(routes), defaultHeader()));
    }

    /// A header of every answer.
    static RevisionHeader defaultHeader() {
        return new RevisionHeader("X-Default", () -> "always");
    }

    static Settings settings() {
        return Settings.of("127.0.0.1", 0);
    }

    static Route route(Method method, String path, Handler handler) {
        return new Route(method, path, Permit.PUBLIC, "Test.route", handler);
    }

    static Route get(String path, Handler handler) {
        return route(Method.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return route(Method.POST, path, handler);
    }

    Listener listener() {
        return listener;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(listener.url() + path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400 && response.body().length > 0) {
                assertThat(Description.shared().complaintsOfError(text(response)))
                        .as(() -> text(response))
                        .isEmpty();
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> get(String path) {
        return send(request(path));
    }

    HttpResponse<byte[]> post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /// A socket for requests that no well-behaved client sends.
    Socket socket() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
            socket.setSoTimeout(READ_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends the lines, each with CRLF, and an empty line; returns everything that the server sends until it closes.
    String raw(String... lines) {
        try (Socket socket = socket()) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return all(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// The status lines in the bytes that the server sent.
    static List<String> statusLines(String answer) {
        return STATUS_LINE.matcher(answer).results().map(MatchResult::group).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
        listener.stop(Duration.ofSeconds(1));
    }
}
