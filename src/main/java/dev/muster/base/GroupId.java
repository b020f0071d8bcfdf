package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// The identity of a user group.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record GroupId(long high, long low) implements HolderId {

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static GroupId of(String text) {
        return new GroupId(Hex.high(text), Hex.low(text));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupId that && that.high == high && that.low == low;
    }

    @Override
    public int hashCode() {
        return ObjectId.hash(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
