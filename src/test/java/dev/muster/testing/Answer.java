package dev.muster.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/// What a server said to a test.
///
/// @param text the body, empty if there is none
public record Answer(int status, String text, HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }

    /// The body as JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /// The first header of that name, whatever the case of its letters.
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /// Status and body, as a failed assertion shows it.
    @Override
    public String toString() {
        return status + " " + text;
    }
}
