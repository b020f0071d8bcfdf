package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.api.ApiRequest;
import dev.muster.testing.api.ApiResponse;
import dev.muster.testing.api.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// An HTTP client for tests of the whole server. It fails a test if an answer is not as `docs/api/openapi.yaml`
/// describes it: status, headers, and every member of the body.
public final class DescribedClient implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String contextPath;

    /// @param contextPath the server's context path, such as `/MicroStrategyLibrary`
    public DescribedClient(String contextPath) {
        this.contextPath = contextPath;
    }

    /// Sends the request.
    public TestResponse send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        TestResponse answer = TestResponse.of(response);
        ApiRequest sent = ApiRequest.of(request);
        assertThat(Description.shared().complaints(contextPath, sent, ApiResponse.of(response)))
                .as(() -> sent + " as docs/api/openapi.yaml describes it: " + answer)
                .isEmpty();
        return answer;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
