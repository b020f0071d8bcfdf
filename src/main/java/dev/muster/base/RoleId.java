package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// The identity of a security role.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record RoleId(long high, long low) implements ObjectId {

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static RoleId of(String text) {
        return new RoleId(Hex.high(text), Hex.low(text));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleId that && that.high == high && that.low == low;
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
