package dev.muster.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The problem of a JSON value of the wrong type. Its message names the member and the expected type in the words of
/// JSON, never in those of Java: "'parts[1].count' must be a whole number, not an object".
final class JsonTypeProblem {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Integer.class, int.class, Long.class, long.class);

    private JsonTypeProblem() {}

    /// The problem that the mapper found.
    static Problem of(JsonMappingException e) {
        String must = where(e) + " must be ";
        if (e.getCause() instanceof InputCoercionException outside) {
            return invalid(must + range(outside.getTargetType()));
        }
        if (!(e instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return invalid(where(e) + " has a value of the wrong type");
        }
        Class<?> target = mismatch.getTargetType();
        if (mismatch instanceof InvalidFormatException format && target != String.class) {
            String value = String.valueOf(format.getValue());
            boolean outside = WHOLE_NUMBERS.contains(target) && value.strip().matches("[+-]?[0-9]+");
            String expected = outside ? range(target) : type(target);
            return invalid(must + expected + ", not '" + Text.shown(value) + "'");
        }
        String found = found(mismatch);
        return invalid(must + type(target) + (found == null ? "" : ", not " + found));
    }

    /// The problem of `null` in place of a value of the type.
    static Problem ofNull(Class<?> type) {
        return invalid("the body must be " + type(type) + ", not null");
    }

    private static Problem invalid(String message) {
        return new Problem.Invalid("json.type", "Invalid JSON: " + message);
    }

    /// The path of the member, such as `'parts[1].count'`.
    private static String where(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(Text.shown(step.getFieldName()));
            }
        }
        return path.isEmpty() ? "the body" : "'" + path + "'";
    }

    private static String type(Class<?> type) {
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    /// The whole numbers that fit, for a number that doesn't.
    private static String range(Class<?> type) {
        boolean wide = type == Long.class || type == long.class;
        return "a whole number from " + (wide ? Long.MIN_VALUE : Integer.MIN_VALUE) + " to "
                + (wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
    }

    /// The value at which the mapper stopped; null if it did not stop at a value.
    private static @Nullable String found(JsonMappingException e) {
        if (!(e.getProcessor() instanceof JsonParser parser) || parser.currentToken() == null) {
            return null;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> null;
        };
    }
}
