package dev.muster.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/// The caller's white-list of top-level members (contract.md 0.4).
///
/// Of an array it applies to each element; what stands deeper is kept whole; names that don't exist
/// are ignored. Nothing given, or the placeholder of generated requests, means everything.
public final class FieldSelection {

    /// No white-list was given.
    public static final FieldSelection ALL = new FieldSelection(Set.of());

    /// What generated requests send for a parameter nobody filled in.
    private static final String PLACEHOLDER = "<string>";

    private final Set<String> names;

    private FieldSelection(Set<String> names) {
        this.names = names;
    }

    /// Reads a comma-separated list; blanks around names don't count.
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

    /// Whether everything is wanted.
    public boolean all() {
        return names.isEmpty();
    }

    /// Whether the member is wanted. For members that are costly to make.
    public boolean wants(String name) {
        return names.isEmpty() || names.contains(name);
    }

    /// The JSON with the wanted members only; what is rendered in full if everything is wanted.
    public RenderedBody applyTo(RenderedBody json) {
        return all() ? json : RenderedBody.ofBytes(applyTo(json.bytes()));
    }

    /// The JSON with the wanted members only.
    public byte[] applyTo(byte[] json) {
        if (all()) {
            return json;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        try (JsonParser parser = Json.objectMapper().createParser(json);
                JsonGenerator generator = Json.objectMapper().createGenerator(out)) {
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                generator.writeStartArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    copyWanted(parser, generator);
                }
                generator.writeEndArray();
            } else {
                copyWanted(parser, generator);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void copyWanted(JsonParser parser, JsonGenerator generator) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            generator.copyCurrentStructure(parser);
            return;
        }
        generator.writeStartObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = names.contains(parser.currentName());
            if (wanted) {
                generator.copyCurrentStructure(parser);
            } else {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        generator.writeEndObject();
    }
}
