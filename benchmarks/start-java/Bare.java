import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// A web server that answers one path and does nothing else: what a start of Muster is compared with.
///
/// Arguments: the port, and `train` to ask itself once and end, so that the JVM can make its cache.
public final class Bare {

    private Bare() {}

    public static void main(String[] args) throws Exception {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .routing(HttpRouting.builder().get("/status", (request, response) -> response.send("{}")))
                .build()
                .start();
        if (args.length > 1) {
            var status = URI.create("http://127.0.0.1:" + server.port() + "/status");
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString());
            server.stop();
            System.exit(0);
        }
    }
}
