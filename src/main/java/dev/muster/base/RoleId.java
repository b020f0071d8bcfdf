package dev.muster.base;

/// The identity of a security role.
public final class RoleId extends ObjectId {

    /// @param high the upper 64 bits
    /// @param low the lower 64 bits
    public RoleId(long high, long low) {
        super(high, low);
    }

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static RoleId of(String text) {
        return new RoleId(Hex.high(text), Hex.low(text));
    }
}
