package dev.muster.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.endpoint.JournalComment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of a PATCH: operations in order, in any of the spellings that clients use.
///
/// @param operationList null if the body has none
public record PatchBody(@Nullable List<@Nullable RawOperation> operationList) {

    /// Maximum number of operations in one request.
    public static final int OPERATIONS_MAX = 1_000;

    /// The path of the operation that sets the comment for the journal, in lower case.
    public static final String COMMENT_PATH = "/changejournal/usercomments";

    /// One operation as the client sent it.
    public record RawOperation(
            @Nullable String op,
            @Nullable String path,
            @Nullable JsonNode value) {}

    /// The effect of an operation, whatever its spelling.
    public enum Verb {
        ADD,
        REMOVE,
        REPLACE
    }

    /// One operation with its verb and path in one spelling. Each feature decides what the path and the value mean.
    ///
    /// @param path the path, beginning with a slash
    public record Operation(Verb verb, String path, JsonNode value) {

        /// The value as text; a whole number is read as text too.
        ///
        /// @throws Problem.Invalid `patch.value`
        public String text() {
            JsonNode single = single();
            if (!single.isTextual() && !single.isIntegralNumber()) {
                throw new Problem.Invalid("patch.value", "The value for " + Text.shown(path) + " must be a text");
            }
            return single.asText();
        }

        /// The value as a boolean, or the text of one.
        ///
        /// @throws Problem.Invalid `patch.value`
        public boolean flag() {
            JsonNode single = single();
            String text = single.isTextual() ? single.textValue().strip().toLowerCase(Locale.ROOT) : "";
            if (!single.isBoolean() && !text.equals("true") && !text.equals("false")) {
                throw new Problem.Invalid(
                        "patch.value", "The value for " + Text.shown(path) + " must be true or false");
            }
            return single.isBoolean() ? single.booleanValue() : text.equals("true");
        }

        /// The value as a whole number, or the text of one.
        ///
        /// @throws Problem.Invalid `patch.value`
        public int integer() {
            JsonNode single = single();
            try {
                if (single.isTextual()) {
                    return Integer.parseInt(single.textValue().strip());
                }
                if (single.isIntegralNumber() && single.canConvertToInt()) {
                    return single.intValue();
                }
            } catch (NumberFormatException e) {
                // is refused below
            }
            throw new Problem.Invalid("patch.value", "The value for " + Text.shown(path) + " must be a whole number");
        }

        /// The value as a comment for the journal.
        ///
        /// @throws Problem.Invalid `patch.operation`, `patch.value`, `journal.comment`
        public String comment() {
            if (verb == Verb.REMOVE) {
                throw unknown();
            }
            return Text.prose(text(), "journal.comment", JournalComment.COMMENT_CHARS_MAX);
        }

        /// This step, if it replaces: a single value can only be replaced.
        ///
        /// @throws Problem.Invalid `patch.operation`
        public Operation requireReplace() {
            if (verb != Verb.REPLACE) {
                throw unknown();
            }
            return this;
        }

        private JsonNode single() {
            return value.isArray() && value.size() == 1 ? value.get(0) : value;
        }

        /// The refusal of this operation, because the object has no such operation.
        public Problem unknown() {
            return invalid("'" + verb.name().toLowerCase(Locale.ROOT) + " " + Text.shown(path) + "'");
        }
    }

    /// The operations, in order.
    ///
    /// @throws Problem.Invalid `patch.operations` if the body has no operationList, or one with too many
    ///     operations; `patch.operation` for an operation without op, path or value, or with an unknown op
    public List<Operation> operations() {
        if (operationList == null || operationList.size() > OPERATIONS_MAX) {
            throw new Problem.Invalid(
                    "patch.operations",
                    "Invalid JSON body. An operationList of at most " + OPERATIONS_MAX + " operations is expected");
        }
        return operationList.stream().map(PatchBody::step).toList();
    }

    private static Operation step(@Nullable RawOperation operation) {
        if (operation == null || operation.op == null || operation.path == null) {
            throw invalid("an operation has op, path and value");
        }
        if (operation.value == null || operation.value.isNull()) {
            throw invalid("no value for '" + Text.shown(operation.path) + "'");
        }
        String path = operation.path.strip();
        return new Operation(verb(operation.op), path.startsWith("/") ? path : "/" + path, operation.value);
    }

    private static Verb verb(String op) {
        return switch (op.strip().toLowerCase(Locale.ROOT)) {
            case "add", "addelement", "addelements" -> Verb.ADD;
            case "remove", "removeelement", "removeelements" -> Verb.REMOVE;
            case "replace" -> Verb.REPLACE;
            default -> throw invalid("'" + Text.shown(op) + "'");
        };
    }

    private static Problem invalid(String what) {
        return new Problem.Invalid("patch.operation", "Invalid JSON body. Problem: Invalid patch operations: " + what);
    }
}
