package dev.muster.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/// The query parameter `fields`: the top-level members of an answer that the caller wants (contract 0.4).
///
/// If the answer is an array, the selection applies to each element. Nested content is kept whole, and names
/// that don't exist are ignored. An absent or empty parameter, or the placeholder of generated requests, selects
/// every member.
public final class FieldSelection {

    /// The selection of every member.
    public static final FieldSelection ALL = new FieldSelection(Set.of());

    /// The value that generated requests send for a parameter without a value.
    private static final String PLACEHOLDER = "<string>";

    private final Set<String> names;

    private FieldSelection(Set<String> names) {
        this.names = names;
    }

    /// Reads a comma-separated list; blanks around names are ignored.
    static FieldSelection of(String raw) {
        Set<String> names = new HashSet<>();
        for (String part : raw.split(",", -1)) {
            String name = part.strip();
            if (!name.isEmpty() && !name.equals(PLACEHOLDER)) {
                names.add(name);
            }
        }
        return names.isEmpty() ? ALL : new FieldSelection(names);
    }

    /// Whether every member is selected.
    public boolean isAll() {
        return names.isEmpty();
    }

    /// Whether the member is selected, so that a costly member need not be computed.
    public boolean selects(String name) {
        return names.isEmpty() || names.contains(name);
    }

    /// The JSON with the selected members only; the same object if every member is selected.
    public RenderedBody applyTo(RenderedBody json) {
        return isAll() ? json : RenderedBody.ofBytes(applyTo(json.bytes()));
    }

    /// The JSON with the selected members only.
    public byte[] applyTo(byte[] json) {
        if (isAll()) {
            return json;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        try (JsonParser parser = Json.objectMapper().createParser(json);
                JsonGenerator generator = Json.objectMapper().createGenerator(out)) {
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                generator.writeStartArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    copySelected(parser, generator);
                }
                generator.writeEndArray();
            } else {
                copySelected(parser, generator);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void copySelected(JsonParser parser, JsonGenerator generator) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            generator.copyCurrentStructure(parser);
            return;
        }
        generator.writeStartObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (names.contains(parser.currentName())) {
                generator.copyCurrentStructure(parser);
            } else {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        generator.writeEndObject();
    }
}
