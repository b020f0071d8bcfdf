package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The answer of a server to a test.
///
/// @param text the body, empty if there is none
public record TestResponse(int status, String text, HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TestResponse of(HttpResponse<String> response) {
        return new TestResponse(response.statusCode(), response.body(), response);
    }

    /// The body as JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /// The first header of that name, in any case of its letters.
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /// The elements of a JSON array.
    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// One member of each element of a JSON array, as text.
    public static List<String> texts(JsonNode array, String member) {
        return elements(array).map(element -> element.get(member).asText()).toList();
    }

    /// Fails unless the answer is a refusal with that status and code, and with a ticket.
    public static void assertRefused(TestResponse answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.json().get("code").asText()).as("%s", answer).isEqualTo(code);
        assertThat(answer.json().get("ticketId").asText()).matches("[0-9a-f]{32}");
    }

    /// Status and body, as a failed assertion shows it.
    @Override
    public String toString() {
        return status + " " + text;
    }
}
