package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestServer;
import dev.muster.wire.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/routes.txt` lists exactly the routes of the server, each with its permit and who answers.
///
/// After adding or removing a route, run `./check --golden`.
class RoutesTest {

    private static final Path DOCUMENT = Path.of("docs/routes.txt");

    @Test
    void theDocumentListsTheRoutes() throws IOException {
        try (TestServer server = TestServer.start()) {
            String routes = text(server.app().endpoints());
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(DOCUMENT, routes);
            }
            assertThat(Files.readString(DOCUMENT)).isEqualTo(routes);
        }
    }

    private static String text(List<Endpoint> endpoints) {
        int path = width(endpoints.stream().map(Endpoint::path).toList());
        int permit = width(endpoints.stream().map(e -> e.permit().name()).toList());
        String form = "%-6s %-" + path + "s %-" + permit + "s %s%n";
        return form.formatted("METHOD", "PATH", "PERMIT", "HANDLER")
                + endpoints.stream()
                        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                        .map(e ->
                                form.formatted(e.method(), e.path(), e.permit().name(), e.name()))
                        .collect(Collectors.joining());
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(0);
    }
}
