package dev.muster.testing.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check of answers against `docs/api/openapi.yaml` finds faults, and the file itself is complete: every operation
/// names its permit, every example is valid.
class DescriptionTest {

    private static final String CONTEXT = "/MicroStrategyLibrary";
    private static final Path GOLDEN = Path.of("src/test/resources/golden/wire");
    /// The answers without a route; and the token, to which only its name refers.
    private static final Set<String> WITHOUT_ROUTE = Set.of(
            "#/components/responses/Options",
            "#/components/responses/NoRoute",
            "#/components/responses/NoMethod",
            "#/components/securitySchemes/token");

    private static final String REVISION = "X-Muster-Revision";
    private static final String TAG = "\"B78B9F38A670E787DDC7BA1C51D15C99.0f1e2d3c4b5a6978\"";
    private static final String REVISION_TOKEN = "5D41402ABC4B2A76B9719D911017C592.42.15";

    @Test
    void anAnswerAsDescribedIsAccepted() throws IOException {
        assertThat(complaints("GET", "/api/securityRoles/12", json(200, golden("role"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"acg\":255, \"acg\":\"255\"",
        "\"acg\":255, '\"acg\":255,\"extra\":1'",
        "\"type\":44, \"type\":43",
        "'\"acg\":255,', ''",
        "'\"members\":[]', ''",
        "\"subType\", \"subtype\"",
        "'{\"name\":\"Create application objects\",', '{\"level\":\"project\",\"name\":\"Create application objects\",'",
        "+0000, Z"
    })
    void aPlantedFaultIsFound(String part, String fault) throws IOException {
        String body = golden("role");
        assertThat(body).contains(part);
        assertThat(complaints("GET", "/api/securityRoles/12", json(200, body.replaceFirst(quoted(part), fault))))
                .isNotEmpty();
    }

    @Test
    void membersLeftOutByFieldsAreNotMissed() throws IOException {
        ApiResponse some = json(200, golden("role-fields"));

        assertThat(complaints("GET", "/api/securityRoles/12?fields=projects", some))
                .isEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12", some)).isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12?fields=", some)).isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12?fields=name", json(200, "{\"nmae\":\"x\"}")))
                .isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles?fields=name", total(200, "[{\"name\":\"x\"}]")))
                .isEmpty();
        assertThat(complaints("GET", "/api/securityRoles?fields=name", total(200, "[{\"name\":1}]")))
                .isNotEmpty();
    }

    @Test
    void missingHeadersAreFound() {
        assertThat(complaints("GET", "/api/securityRoles", total(200, "[]"))).isEmpty();
        assertThat(complaints("GET", "/api/securityRoles", json(200, "[]")))
                .containsExactly("the header x-mstr-total-count is missing");
        assertThat(complaints("DELETE", "/api/securityRoles/12", new ApiResponse(204, headers(Map.of()), "")))
                .containsExactly("the header X-Muster-Revision is missing");
        assertThat(complaints(
                        "GET",
                        "/api/securityRoles",
                        json(200, "[]", Map.of("x-mstr-total-count", "many", REVISION, REVISION_TOKEN))))
                .hasSize(1);
    }

    @Test
    void anUndescribedAnswerIsFound() {
        String error = "{\"code\":\"ERR001\",\"message\":\"m\",\"ticketId\":\"" + "0".repeat(32) + "\"}";

        assertThat(complaints("GET", "/api/securityRoles/12", json(500, error))).isNotEmpty();
        assertThat(complaints("GET", "/api/nothing", json(200, "{}"))).isNotEmpty();
        assertThat(complaints("PUT", "/api/securityRoles", json(200, "{}"))).isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12", json(200, "no JSON")))
                .isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12", json(200, ""))).isNotEmpty();
        assertThat(complaints("DELETE", "/api/securityRoles/12", json(204, "{}")))
                .isNotEmpty();
        assertThat(complaints("GET", "/api/securityRoles/12", json(404, error))).isNotEmpty();
    }

    @Test
    void everyOperationIsComplete() {
        List<JsonNode> operations = Description.shared().operations().stream()
                .map(ApiOperation::text)
                .toList();

        assertThat(operations).allSatisfy(operation -> assertThat(operation.properties())
                .extracting(Map.Entry::getKey)
                .contains("tags", "operationId", "summary", "x-permit", "responses"));
        assertThat(operations.stream().map(operation -> operation.get("operationId")))
                .doesNotHaveDuplicates();
    }

    /// Every list but the change journal, which has its own criteria and isn't counted.
    @Test
    void everyListIsPagedSearchedSortedAndCounted() {
        List<JsonNode> lists = Description.shared().operations().stream()
                .map(ApiOperation::text)
                .filter(operation -> operation.get("operationId").asText().startsWith("list"))
                .filter(operation -> !operation.get("operationId").asText().equals("listJournal"))
                .toList();

        assertThat(lists).hasSizeGreaterThan(20).allSatisfy(list -> {
            assertThat(list.get("parameters").findValuesAsText("$ref"))
                    .contains(
                            "#/components/parameters/offset",
                            "#/components/parameters/limit",
                            "#/components/parameters/nameContains",
                            "#/components/parameters/sort");
            assertThat(list.at("/responses/200/headers").properties())
                    .extracting(Map.Entry::getKey)
                    .contains("x-mstr-total-count");
        });
    }

    @Test
    void everyBodyHasAnExample() {
        assertThat(contents())
                .filteredOn(content ->
                        content.name().contains("json") && content.examples().isEmpty())
                .isEmpty();
    }

    @Test
    void everyExampleIsValid() {
        for (Content content : contents()) {
            for (JsonNode example : content.examples()) {
                assertThat(Description.shared().complaints(content.schema(), example))
                        .as(() -> content.text() + ": " + example)
                        .isEmpty();
            }
        }
    }

    /// A comma in a text without quotes ends the text, and the rest becomes a key.
    @Test
    void noTextIsCutAtAComma() {
        assertThat(nulls(Description.shared().document())).isEmpty();
    }

    @Test
    void everyReferenceHasATargetAndEveryPartIsUsed() {
        JsonNode document = Description.shared().document();
        List<String> references = document.findValuesAsText("$ref");
        List<String> parts = document.get("components").properties().stream()
                .flatMap(kind -> kind.getValue()
                        .propertyStream()
                        .map(part -> "#/components/" + kind.getKey() + "/" + part.getKey()))
                .filter(part -> !WITHOUT_ROUTE.contains(part))
                .toList();

        assertThat(references)
                .allMatch(reference -> document.at(reference.substring(1)).isObject());
        assertThat(references).containsAll(parts);
    }

    @Test
    void theVersionIsTheProgramsOwn() throws IOException {
        String version = Description.shared().document().at("/info/version").asText();

        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + version + "</version>");
    }

    /// Another client would not check its answers.
    @Test
    void testsOfTheWholeServerHaveOneClient() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("http/server"))
                            .filter(file ->
                                    contains(file, "HttpClient.new" + "HttpClient", "HttpClient.new" + "Builder")))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("DescribedClient.java");
        }
    }

    /// The body of a request or an answer.
    private record Content(String name, JsonNode text) {

        JsonNode schema() {
            return text.path("schema");
        }

        /// The examples of the content itself, or else of its schema, or of the schema of its elements.
        List<JsonNode> examples() {
            if (text.has("example")) {
                return List.of(text.get("example"));
            }
            if (text.has("examples")) {
                return text.get("examples")
                        .valueStream()
                        .map(Description.shared()::resolved)
                        .map(e -> e.get("value"))
                        .toList();
            }
            JsonNode schema = Description.shared().resolved(schema());
            if (schema.has("items")) {
                return examples(schema.get("items"))
                        .<JsonNode>map(e -> JsonNodeFactory.instance.arrayNode().add(e))
                        .toList();
            }
            return examples(schema).toList();
        }

        private static Stream<JsonNode> examples(JsonNode schema) {
            JsonNode resolved = Description.shared().resolved(schema);
            return resolved.has("anyOf") && !resolved.has("examples")
                    ? resolved.get("anyOf").valueStream().flatMap(Content::examples)
                    : resolved.path("examples").valueStream();
        }
    }

    /// The names of members without a value.
    private static Stream<String> nulls(JsonNode node) {
        return Stream.concat(
                node.propertyStream()
                        .filter(member -> member.getValue().isNull())
                        .map(Map.Entry::getKey),
                node.valueStream().flatMap(DescriptionTest::nulls));
    }

    private static List<Content> contents() {
        return Description.shared().operations().stream()
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.text().path("requestBody")),
                        operation.text().path("responses").valueStream()))
                .map(Description.shared()::resolved)
                .flatMap(body -> body.path("content").properties().stream())
                .map(content -> new Content(content.getKey(), content.getValue()))
                .toList();
    }

    private static List<String> complaints(String method, String url, ApiResponse response) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return Description.shared()
                .complaints(
                        CONTEXT,
                        new ApiRequest(method, CONTEXT + path, query < 0 ? "" : url.substring(query + 1)),
                        response);
    }

    private static ApiResponse json(int status, String body) {
        return json(status, body, Map.of(REVISION, REVISION_TOKEN, "ETag", TAG));
    }

    private static ApiResponse total(int status, String body) {
        return json(status, body, Map.of(REVISION, REVISION_TOKEN, "x-mstr-total-count", "1"));
    }

    private static ApiResponse json(int status, String body, Map<String, String> headers) {
        return new ApiResponse(status, headers(headers), body);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        Stream<Map.Entry<String, String>> all = Stream.concat(
                headers.entrySet().stream(), Stream.of(Map.entry("Content-Type", "application/json;charset=UTF-8")));
        return HttpHeaders.of(
                all.collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))), (name, value) -> true);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name + ".json"));
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static boolean contains(Path file, String... parts) {
        try {
            String text = Files.readString(file);
            return Stream.of(parts).anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
