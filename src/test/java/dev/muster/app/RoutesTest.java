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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/routes.txt` and `docs/api/openapi.yaml` have exactly the routes of the server, each with its permit.
///
/// After adding or removing a route, run `./check --golden`.
class RoutesTest {

    /// A handler as an endpoint states it.
    private static final Pattern HANDLER = Pattern.compile("\"(\\w+Routes)\\.(\\w+)\"");

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

    /// The description of the API has the same routes with the same permits. It marks the same routes as needing no
    /// session, and as changing nothing.
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

    /// The handler that a route states is the method that answers it: `"RoleRoutes.read", this::read`, or a lambda that
    /// only calls it.
    @Test
    void theHandlerOfARouteIsItsMethod() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> routes = files.filter(file -> file.toString().endsWith("Routes.java"))
                    .toList();
            assertThat(routes).isNotEmpty().allSatisfy(file -> assertThat(wrongHandlers(file))
                    .as(file.toString())
                    .isEmpty());
        }
    }

    private static List<String> wrongHandlers(Path file) throws IOException {
        String type = file.getFileName().toString().replace(".java", "");
        String source = Files.readString(file);
        return HANDLER.matcher(source)
                .results()
                .filter(handler -> !handler.group(1).equals(type)
                        || !source.substring(handler.end())
                                .matches("(?s),\\s*(this::|" + type + "::|(\\w+|\\([\\w, ]+\\)) ->\\s*)"
                                        + handler.group(2) + "\\b.*"))
                .map(MatchResult::group)
                .toList();
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
