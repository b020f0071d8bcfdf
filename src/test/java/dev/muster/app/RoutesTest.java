package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.endpoint.Endpoint;
import dev.muster.privilege.Permit;
import dev.muster.testing.TestServer;
import dev.muster.testing.api.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/routes.txt` and `docs/api/openapi.yaml` have exactly the routes of the server, each with its permit.
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

    /// The description of the API has the same routes with the same permits, and says of the same that they need no
    /// session, and that they change nothing.
    @Test
    void theDescriptionHasTheRoutes() {
        try (TestServer server = TestServer.start()) {
            assertThat(Description.shared().operations())
                    .extracting(o -> o + " " + o.permit() + (o.open() ? " open" : "") + (o.safe() ? " safe" : ""))
                    .containsExactlyInAnyOrderElementsOf(server.app().endpoints().stream()
                            .map(e -> e.method() + " " + e.path() + " " + e.permit()
                                    + (e.permit() == Permit.PUBLIC ? " open" : "") + (e.safe() ? " safe" : ""))
                            .toList());
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
