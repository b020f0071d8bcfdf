package dev.muster.base;

/// The identity of a user.
public final class UserId extends HolderId {

    /// @param high the upper 64 bits
    /// @param low the lower 64 bits
    public UserId(long high, long low) {
        super(high, low);
    }

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static UserId of(String text) {
        return new UserId(Hex.high(text), Hex.low(text));
    }
}
