package dev.muster.holder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The limits on memory that clients ask for. This server runs no jobs, so every limit is infinite, and none can
/// be set.
public final class HolderSettings {

    /// The wire's number for "no limit in effect".
    private static final long NO_LIMIT = 4_611_686_018_427_387_904L;

    /// The setting of every user and group.
    public static final Memory UNLIMITED = new Memory(0, NO_LIMIT);

    private HolderSettings() {}

    /// A limit on the memory of jobs.
    ///
    /// @param value 0: none
    public record Memory(long value, long effectiveValue) {}

    /// Lets pass who asks for no limit: to accept another would promise something.
    ///
    /// @param value as it was sent: a number, or an object with one as `value`
    /// @throws Problem.Invalid `holder.memory_limit`
    public static void requireUnlimited(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        JsonNode limit = value.isObject() ? value.path("value") : value;
        boolean none = limit.isValueNode() && limit.asText().equals("0");
        if (!none) {
            throw new Problem.Invalid("holder.memory_limit", "This server runs no jobs whose memory could be limited");
        }
    }

    /// Refuses a request that asks for none of the settings there are: a misspelt one would look as if it was set.
    ///
    /// @throws Problem.Invalid `holder.setting`
    public static void requireAny(@Nullable JsonNode... settings) {
        if (Arrays.stream(settings).allMatch(Objects::isNull)) {
            throw new Problem.Invalid("holder.setting", "The body names no setting that this server has");
        }
    }
}
