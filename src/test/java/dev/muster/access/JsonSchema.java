package dev.muster.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Checks a document against the part of JSON Schema that the check cases use: `type`, `required`,
/// `properties`, `additionalProperties`, `items`, `minItems`, `minLength`, `minimum`, `pattern`. A schema with
/// any other keyword is refused, so that nothing in it goes unchecked.
final class JsonSchema {

    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "title",
            "description",
            "type",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "minItems",
            "minLength",
            "minimum",
            "pattern");

    private final List<String> complaints = new ArrayList<>();

    private JsonSchema() {}

    /// The faults of the document, one sentence each.
    static List<String> complaints(JsonNode schema, JsonNode document) {
        JsonSchema check = new JsonSchema();
        check.check(schema, document, "$");
        return check.complaints;
    }

    private void check(JsonNode schema, JsonNode node, String at) {
        schema.fieldNames().forEachRemaining(keyword -> demand(KNOWN.contains(keyword), at, "unknown " + keyword));
        demand(hasType(schema.get("type"), node), at, "is no " + schema.get("type"));
        switch (node.getNodeType()) {
            case OBJECT -> object(schema, node, at);
            case ARRAY -> array(schema, node, at);
            case STRING -> text(schema, node.asText(), at);
            case NUMBER -> demand(node.asInt() >= schema.path("minimum").asInt(Integer.MIN_VALUE), at, "is too small");
            default -> {}
        }
    }

    private void object(JsonNode schema, JsonNode node, String at) {
        schema.path("required").forEach(name -> demand(node.has(name.asText()), at, "lacks " + name));
        node.properties().forEach(member -> {
            JsonNode own = schema.path("properties").path(member.getKey());
            JsonNode other = schema.path("additionalProperties");
            JsonNode of = own.isMissingNode() ? other : own;
            demand(of.isObject(), at, "may not have " + member.getKey());
            if (of.isObject()) {
                check(of, member.getValue(), at + "." + member.getKey());
            }
        });
    }

    private void array(JsonNode schema, JsonNode node, String at) {
        demand(node.size() >= schema.path("minItems").asInt(0), at, "has too few elements");
        for (int i = 0; i < node.size(); i++) {
            check(schema.path("items"), node.get(i), at + "[" + i + "]");
        }
    }

    private void text(JsonNode schema, String text, String at) {
        demand(text.length() >= schema.path("minLength").asInt(0), at, "is too short");
        demand(!schema.has("pattern") || text.matches(schema.get("pattern").asText()), at, "is of another form");
    }

    private static boolean hasType(JsonNode type, JsonNode node) {
        if (type.isArray()) {
            boolean matches = false;
            for (JsonNode one : type) {
                matches |= hasType(one, node);
            }
            return matches;
        }
        String name =
                node.isIntegralNumber() ? "integer" : node.getNodeType().name().toLowerCase(Locale.ROOT);
        return name.equals(type.asText());
    }

    private void demand(boolean holds, String at, String complaint) {
        if (!holds) {
            complaints.add(at + " " + complaint);
        }
    }
}
