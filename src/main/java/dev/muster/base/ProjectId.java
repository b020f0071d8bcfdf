package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// The identity of a project.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record ProjectId(long high, long low) implements ObjectId {

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static ProjectId of(String text) {
        return new ProjectId(Hex.high(text), Hex.low(text));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectId that && that.high == high && that.low == low;
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
