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

/// The schemas of a description, each compiled when it is needed first.
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

    /// What is wrong with a value, one sentence each.
    ///
    /// @param schema some part of the document
    List<String> complaints(JsonNode schema, JsonNode value) {
        // References are within the document, wherever the schema stands.
        String text = schema.toString().replace("\"" + REFERENCE, "\"" + HOME + REFERENCE);
        return compiled.computeIfAbsent(text, registry::getSchema).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /// The schema of what `fields` leaves: no member at the top has to be there; of a list, in no element.
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

    /// What a reference leads to; whatever is no reference, itself.
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual()
                ? resolved(document.at(reference.textValue().substring(1)))
                : node;
    }
}
