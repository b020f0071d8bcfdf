package dev.muster.testing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.base.Problem;
import dev.muster.http.Method;
import dev.muster.http.Route;
import dev.muster.http.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The description of the API, `docs/api/openapi.yaml`: its operations, and a check of answers against them.
///
/// The file is read once, and shared by all tests.
public final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Description SHARED = of(Path.of("docs/api/openapi.yaml"));

    private final JsonNode document;
    private final Schemas schemas;
    private final List<ApiOperation> operations;
    private final Map<String, Router> routers = new ConcurrentHashMap<>();

    private Description(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
        this.operations = operations(document);
    }

    /// The description of this server.
    public static Description shared() {
        return SHARED;
    }

    private static Description of(Path file) {
        try {
            return new Description(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ApiOperation> operations(JsonNode document) {
        List<ApiOperation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (Method method : Method.values()) {
                JsonNode text = path.getValue().path(method.name().toLowerCase(Locale.ROOT));
                if (text.isObject()) {
                    operations.add(new ApiOperation(method, path.getKey(), text));
                }
            }
        });
        return List.copyOf(operations);
    }

    /// All operations, in the order of the file.
    public List<ApiOperation> operations() {
        return operations;
    }

    JsonNode document() {
        return document;
    }

    /// The target of a reference; any other node itself.
    JsonNode resolved(JsonNode node) {
        return schemas.resolved(node);
    }

    /// The faults of a value, one sentence each.
    List<String> complaints(JsonNode schema, JsonNode value) {
        return schemas.complaints(schema, value);
    }

    /// The faults of the body of an error that no operation gives.
    public List<String> complaintsOfError(String body) {
        return complaintsOfJson(document.at("/components/schemas/Error"), body);
    }

    /// The faults of an answer: of its status, its headers, its body.
    ///
    /// @param contextPath the server's context path, such as `/MicroStrategyLibrary`
    public List<String> complaints(String contextPath, ApiRequest request, ApiResponse response) {
        JsonNode described = schemas.resolved(response(contextPath, request, response));
        if (described.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> complaints = new ArrayList<>();
        described
                .path("headers")
                .properties()
                .forEach(header ->
                        complaints.addAll(complaints(header.getKey(), schemas.resolved(header.getValue()), response)));
        complaints.addAll(complaintsOfContent(described.path("content"), request, response));
        return complaints;
    }

    /// The first example of a request's JSON body; empty if the operation reads none.
    ///
    /// @param operation method and path, such as `POST /api/securityRoles`
    public Optional<JsonNode> requestExample(String operation) {
        JsonNode content = operations.stream()
                .filter(known -> known.toString().equals(operation))
                .findFirst()
                .map(known -> schemas.resolved(known.text().path("requestBody")).at("/content/application~1json"))
                .orElse(MissingNode.getInstance());
        return Stream.of(
                        content.path("example"),
                        content.path("examples").path(0).path("value"),
                        content.path("examples")
                                .propertyStream()
                                .findFirst()
                                .map(example -> example.getValue().path("value"))
                                .orElse(MissingNode.getInstance()),
                        schemas.resolved(content.path("schema"))
                                .path("examples")
                                .path(0))
                .filter(example -> !example.isMissingNode())
                .findFirst();
    }

    private JsonNode response(String contextPath, ApiRequest request, ApiResponse response) {
        Router router = routers.computeIfAbsent(contextPath, this::router);
        try {
            return switch (router.match(request.method(), request.path())) {
                case Router.Found found -> operation(found.route()).text().at("/responses/" + response.status());
                case Router.Unknown _ -> common("NoRoute", 404, response);
                case Router.WrongMethod _ ->
                    request.method().equals("OPTIONS")
                            ? common("Options", 204, response)
                            : common("NoMethod", 405, response);
            };
        } catch (Problem malformed) {
            return common("Invalid", 400, response);
        }
    }

    private Router router(String contextPath) {
        return new Router(
                contextPath, operations.stream().map(ApiOperation::route).toList());
    }

    private ApiOperation operation(Route route) {
        return operations.stream()
                .filter(operation -> operation.toString().equals(route.name()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode common(String name, int status, ApiResponse response) {
        return document.at(status == response.status() ? "/components/responses/" + name : "/nothing");
    }

    private List<String> complaints(String name, JsonNode header, ApiResponse response) {
        List<String> values = response.headers().allValues(name);
        if (values.isEmpty() && header.path("required").asBoolean()) {
            return List.of("the header " + name + " is missing");
        }
        return values.stream()
                .flatMap(value -> schemas.complaints(header.get("schema"), value(header, value)).stream())
                .map(complaint -> name + " " + complaint)
                .toList();
    }

    private static JsonNode value(JsonNode header, String text) {
        boolean number = header.at("/schema/type").asText().equals("integer") && text.matches("-?\\d{1,18}");
        return number ? JSON.valueToTree(Long.valueOf(text)) : TextNode.valueOf(text);
    }

    private List<String> complaintsOfContent(JsonNode content, ApiRequest request, ApiResponse response) {
        if (content.isMissingNode() || request.head()) {
            return response.body().isEmpty() ? List.of() : List.of("there should be no body");
        }
        JsonNode described = content.path(response.mediaType());
        if (described.isMissingNode()) {
            return List.of("the content type '" + response.mediaType() + "' is not described");
        }
        if (!response.mediaType().equals("application/json")) {
            return response.body().isEmpty() ? List.of("there should be a body") : List.of();
        }
        boolean some = response.status() < 300 && request.someFields();
        JsonNode schema = described.path("schema");
        return complaintsOfJson(some ? schemas.ofSomeFields(schema) : schema, response.body());
    }

    private List<String> complaintsOfJson(JsonNode schema, String body) {
        try {
            JsonNode value = JSON.readTree(body);
            return value.isMissingNode() ? List.of("there should be a body") : schemas.complaints(schema, value);
        } catch (JsonProcessingException e) {
            return List.of("the body is no JSON");
        }
    }
}
