package dev.muster.testing.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The schemas of a description, each compiled when it is first needed.
final class Schemas {

    private static final String HOME = "https://muster.invalid/openapi";
    private static final String REFERENCE = "#/components/";
    private static final List<String> COMPOSED = List.of("allOf", "anyOf", "oneOf");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(HOME, document.toString())));
    }

    /// The faults of a value, one sentence each.
    ///
    /// @param schema a schema in the document
    List<String> complaints(JsonNode schema, JsonNode value) {
        // References are relative to the document, wherever the schema is in it.
        String text = schema.toString().replace("\"" + REFERENCE, "\"" + HOME + REFERENCE);
        return compiled.computeIfAbsent(text, registry::getSchema).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /// The schema of an answer with `fields`: no top-level member is required, in a list none of any element.
    JsonNode ofSomeFields(JsonNode schema) {
        ObjectNode some = resolved(schema).deepCopy();
        some.remove(List.of("required", "dependentRequired"));
        COMPOSED.stream().filter(some::has).forEach(keyword -> {
            ArrayNode parts = some.arrayNode();
            some.get(keyword).forEach(part -> parts.add(ofSomeFields(part)));
            some.set(keyword, parts);
        });
        if (some.has("items")) {
            some.set("items", ofSomeFields(some.get("items")));
        }
        return some;
    }

    /// The target of a reference; any other node itself.
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual()
                ? resolved(document.at(reference.textValue().substring(1)))
                : node;
    }
}
