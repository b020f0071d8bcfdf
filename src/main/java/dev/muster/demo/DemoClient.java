package dev.muster.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A client of the server's API. It has the server's URL and, after a log-in, a token.
final class DemoClient implements AutoCloseable {

    private static final String TOKEN = "X-MSTR-AuthToken";

    /// The time-out of a call: longer than any answer takes on a busy machine.
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private @Nullable String token;

    /// @param url the server's URL with the context path
    DemoClient(String url) {
        this.url = url;
    }

    /// An answer of the server.
    ///
    /// @param body the body; a missing node if there is none
    /// @param token the token that a log-in returns; null for other calls
    record Answer(int status, JsonNode body, @Nullable String token) {}

    /// Calls the server.
    ///
    /// @param body a JSON body; null for none
    Answer call(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header(TOKEN, token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException("The server did not answer " + method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server's answer", e);
        }
    }

    private Answer answer(HttpResponse<String> response) throws JsonProcessingException {
        String newToken = response.headers().firstValue(TOKEN).orElse(null);
        if (newToken != null) {
            token = newToken;
        }
        String text = response.body();
        return new Answer(
                response.statusCode(), text.isEmpty() ? MissingNode.getInstance() : json.readTree(text), newToken);
    }

    @Override
    public void close() {
        client.close();
    }
}
