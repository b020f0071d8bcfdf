package dev.muster.testing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.ConcurrentHashMap;

/// `docs/api/openapi.yaml`: which operations there are, and what is wrong with an answer by it.
///
/// Read once, and shared by all tests.
public final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Description SHARED = of(Path.of("docs/api/openapi.yaml"));

    private final JsonNode document;
    private final Schemas schemas;
    private final List<Operation> operations;
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

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (Method method : Method.values()) {
                JsonNode text = path.getValue().path(method.name().toLowerCase(Locale.ROOT));
                if (text.isObject()) {
                    operations.add(new Operation(method, path.getKey(), text));
                }
            }
        });
        return List.copyOf(operations);
    }

    /// All that is described, in its order.
    public List<Operation> operations() {
        return operations;
    }

    JsonNode document() {
        return document;
    }

    /// What a reference leads to.
    JsonNode resolved(JsonNode node) {
        return schemas.resolved(node);
    }

    /// What is wrong with a value, one sentence each.
    List<String> complaints(JsonNode schema, JsonNode value) {
        return schemas.complaints(schema, value);
    }

    /// What is wrong with the body of an answer that no operation gives, but which is an error.
    public List<String> complaintsOfError(String body) {
        return complaintsOfJson(document.at("/components/schemas/Error"), body);
    }

    /// What is wrong with an answer: its status, its headers, its body.
    ///
    /// @param contextPath what stands in front of the routes' paths
    public List<String> complaints(String contextPath, Asked asked, Said said) {
        JsonNode response = schemas.resolved(response(contextPath, asked, said));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> complaints = new ArrayList<>();
        response.path("headers")
                .properties()
                .forEach(header ->
                        complaints.addAll(complaints(header.getKey(), schemas.resolved(header.getValue()), said)));
        complaints.addAll(complaintsOfContent(response.path("content"), asked, said));
        return complaints;
    }

    private JsonNode response(String contextPath, Asked asked, Said said) {
        Router router = routers.computeIfAbsent(contextPath, this::router);
        try {
            return switch (router.match(asked.method(), asked.path())) {
                case Router.Found found -> operation(found.route()).text().at("/responses/" + said.status());
                case Router.Unknown _ -> common("NoRoute", 404, said);
                case Router.WrongMethod _ ->
                    asked.method().equals("OPTIONS") ? common("Options", 204, said) : common("NoMethod", 405, said);
            };
        } catch (Problem malformed) {
            return common("Invalid", 400, said);
        }
    }

    private Router router(String contextPath) {
        return new Router(contextPath, operations.stream().map(Operation::route).toList());
    }

    private Operation operation(Route route) {
        return operations.stream()
                .filter(operation -> operation.toString().equals(route.name()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode common(String name, int status, Said said) {
        return document.at(status == said.status() ? "/components/responses/" + name : "/nothing");
    }

    private List<String> complaints(String name, JsonNode header, Said said) {
        List<String> values = said.headers().allValues(name);
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

    private List<String> complaintsOfContent(JsonNode content, Asked asked, Said said) {
        if (content.isMissingNode() || asked.head()) {
            return said.body().isEmpty() ? List.of() : List.of("there should be no body");
        }
        JsonNode described = content.path(said.mediaType());
        if (described.isMissingNode()) {
            return List.of("the content type '" + said.mediaType() + "' is not described");
        }
        if (!said.mediaType().equals("application/json")) {
            return said.body().isEmpty() ? List.of("there should be a body") : List.of();
        }
        boolean some = said.status() < 300 && asked.someFields();
        JsonNode schema = described.path("schema");
        return complaintsOfJson(some ? schemas.ofSomeFields(schema) : schema, said.body());
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
