package dev.muster.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongConsumer;

/// Reads and writes JSON, with the rules of this server's wire.
///
/// Writing: members appear in the order of the record's components; members that are null are left out.
///
/// Reading: unknown members are ignored. The strings `"true"` and `"false"` are accepted as booleans, numeric
/// strings as integers, and integers as strings, because documented samples have them (contract 0.5).
/// Refused are bytes that are not UTF-8, two members with one name, text after the end of the value, more than
/// [#DEPTH_MAX] levels, and half of a surrogate pair.
///
/// The compiler can't know which members a client leaves out, so every member of a record that is read is
/// `@Nullable`, and so are the elements of lists.
public final class Json {

    /// The most levels of nested arrays and objects.
    public static final int DEPTH_MAX = 64;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonMapper MAPPER = mapper();

    /// Reads one value and leaves the text after it: the mapper would report such text as a wrong type.
    private static final ObjectReader VALUES = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /// The value as UTF-8 bytes.
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The value can't be written as JSON: " + value.getClass(), e);
        }
    }

    /// Reads a value of the type; the result is never null.
    ///
    /// @throws Problem.Invalid `json.malformed`, `json.type`
    public static <T> T read(byte[] json, Class<T> type) {
        return read(json, type, VALUES);
    }

    /// Reads any JSON value of a request.
    ///
    /// @param reserve reserves a number of bytes for the value; refuses by throwing a problem
    /// @throws Problem.Invalid `json.malformed`, `body.too_large`
    static JsonNode read(byte[] json, LongConsumer reserve) {
        return read(json, JsonNode.class, VALUES.with(new CountedNodes(reserve)));
    }

    private static <T> T read(byte[] json, Class<T> type, ObjectReader values) {
        try (JsonParser parser = MAPPER.createParser(text(json))) {
            return read(parser, type, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(JsonParser parser, Class<T> type, ObjectReader values) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new Problem.Invalid("json.malformed", "Invalid JSON: the text is empty");
            }
            T value = values.forType(type).readValue(parser);
            if (parser.nextToken() != null) {
                throw new Problem.Invalid("json.malformed", "Invalid JSON: more text follows the end of the value");
            }
            if (value == null) {
                throw JsonTypeProblem.ofNull(type);
            }
            return value;
        } catch (JsonProcessingException e) {
            // Before the parser is closed, which forgets the value at which it stopped.
            throw problem(e);
        }
    }

    /// Reads a value of the type from JSON that was parsed already; never null.
    ///
    /// @throws Problem.Invalid `json.type`
    public static <T> T read(JsonNode json, Class<T> type) {
        try (JsonParser parser = MAPPER.treeAsTokens(json)) {
            return read(parser, type, VALUES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads any JSON value.
    ///
    /// @throws Problem.Invalid `json.malformed`
    public static JsonNode read(byte[] json) {
        return read(json, JsonNode.class);
    }

    /// The mapper itself, for code with its own way to read or write. It must not be configured further.
    public static ObjectMapper objectMapper() {
        return MAPPER;
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .annotationIntrospector(new UnknownMembersSkipped())
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Boolean,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .build();
    }

    /// Skips unknown members of all records. By its other settings alone, Jackson would copy them before it drops them.
    private static final class UnknownMembersSkipped extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        }
    }

    private static String text(byte[] json) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem.Invalid("json.malformed", "Invalid JSON: the text is not UTF-8. Send it in UTF-8");
        }
        requirePairedSurrogates(text);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return marked ? text.substring(1) : text;
    }

    /// Refuses escapes that are half of a surrogate pair, because both databases would store another text.
    private static void requirePairedSurrogates(String text) {
        int high = -1;
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i)) {
            int escaped = escapedUnit(text, i);
            boolean second = high >= 0 && high + 6 == i;
            if (isLow(escaped) ? !second : high >= 0) {
                throw unpaired();
            }
            high = isHigh(escaped) ? i : -1;
            i += 2;
        }
        if (high >= 0) {
            throw unpaired();
        }
    }

    /// The UTF-16 unit of the escape with four hex digits at the index `at`, or -1 if it is another escape.
    private static int escapedUnit(String text, int at) {
        if (at + 6 > text.length() || text.charAt(at + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }

    private static Problem unpaired() {
        return new Problem.Invalid("json.malformed", "Invalid JSON: an escape (\\u…) is half of a surrogate pair");
    }

    /// The problem with the text. The message is written here, because the parser's messages contain class names.
    private static Problem problem(JsonProcessingException e) {
        if (e.getCause() instanceof Problem problem) {
            return problem;
        }
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return new Problem.Invalid(
                    "json.malformed",
                    "Invalid JSON: it nests deeper than " + DEPTH_MAX + " levels, or has a value that is too long");
        }
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof JsonParseException)) {
            return JsonTypeProblem.of(mapping);
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Problem.Invalid("json.malformed", "Invalid JSON" + duplicate(e) + where);
    }

    /// The part of the message that names a duplicate member; empty for another mistake. The parser reports a
    /// duplicate only by its message.
    private static String duplicate(JsonProcessingException e) {
        JsonProcessingException first = e.getCause() instanceof JsonParseException cause ? cause : e;
        boolean duplicate = String.valueOf(first.getOriginalMessage())
                .toLowerCase(Locale.ROOT)
                .startsWith("duplicate");
        if (!duplicate || !(first.getProcessor() instanceof JsonParser parser)) {
            return "";
        }
        String name = parser.getParsingContext().getCurrentName();
        return name == null ? "" : ": '" + Text.shown(name) + "' appears twice";
    }
}
