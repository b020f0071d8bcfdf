package dev.muster.holder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of users and groups on the wire: memory limits that are always empty and can't be set, because this
/// server runs no jobs.
public final class HolderSettings {

    /// The number on the wire that means "no limit in effect".
    private static final long NO_LIMIT = 4_611_686_018_427_387_904L;

    /// The memory limit of every user and group: none.
    public static final Memory UNLIMITED = new Memory(0, NO_LIMIT);

    private HolderSettings() {}

    /// A limit on the memory of jobs.
    ///
    /// @param value the limit that is set, 0 for none
    /// @param effectiveValue the limit in effect
    public record Memory(long value, long effectiveValue) {}

    /// Requires that a request sets no limit: accepting a limit would be a promise that the server cannot keep.
    ///
    /// @param value the limit in the request: a number, or an object with a number as `value`; null if left out
    /// @throws Problem.Invalid `holder.memory_limit`
    public static void requireUnlimited(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        JsonNode limit = value.isObject() ? value.path("value") : value;
        boolean isUnlimited = limit.isValueNode() && limit.asText().equals("0");
        if (!isUnlimited) {
            throw new Problem.Invalid(
                    "holder.memory_limit",
                    "This server runs no jobs whose memory could be limited. Leave the limit out, or send 0");
        }
    }

    /// Requires that a request has at least one setting that exists. Otherwise a misspelt setting would seem to be set.
    ///
    /// @param settings the settings in the request, null if left out
    ///
    /// @throws Problem.Invalid `holder.setting`
    public static void requireSome(@Nullable JsonNode... settings) {
        if (Arrays.stream(settings).allMatch(Objects::isNull)) {
            throw new Problem.Invalid(
                    "holder.setting", "The body names no setting that this server has. Check the names of its members");
        }
    }
}
