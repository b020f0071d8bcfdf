package dev.muster.testing.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.muster.testing.DescribedClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/// The client of all tests checks answers.
class DescribedClientTest {

    @Test
    void anAnswerThatIsNotAsDescribedFailsTheTest() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI status = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/status");
        try (DescribedClient client = new DescribedClient("")) {
            HttpRequest request = HttpRequest.newBuilder(status).build();

            assertThatThrownBy(() -> client.send(request))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET /api/status as docs/api/openapi.yaml describes it")
                    .hasMessageContaining("the header X-Muster-Revision is missing");
        } finally {
            server.stop(0);
        }
    }
}
