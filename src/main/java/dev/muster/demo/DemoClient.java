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

/// A client of the server's API, like any other: it knows a URL and, once logged in, a token.
final class DemoClient implements AutoCloseable {

    private static final String TOKEN = "X-MSTR-AuthToken";

    /// Longer than any answer takes on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private @Nullable String token;

    /// @param url with the context path
    DemoClient(String url) {
        this.url = url;
    }

    /// What the server said.
    ///
    /// @param body missing if there is none
    record Answer(int status, JsonNode body, @Nullable String token) {}

    /// Calls the server.
    ///
    /// @param text a JSON body, or null for none
    Answer call(String method, String path, @Nullable String text) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (text != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header(TOKEN, token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException("The server didn't answer " + method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Answer answer(HttpResponse<String> response) throws JsonProcessingException {
        String given = response.headers().firstValue(TOKEN).orElse(null);
        if (given != null) {
            token = given;
        }
        String text = response.body();
        return new Answer(
                response.statusCode(), text.isEmpty() ? MissingNode.getInstance() : json.readTree(text), given);
    }

    @Override
    public void close() {
        client.close();
    }
}
