package dev.muster.base;

/// The identity of a user group.
public final class GroupId extends HolderId {

    /// @param high the upper 64 bits
    /// @param low the lower 64 bits
    public GroupId(long high, long low) {
        super(high, low);
    }

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static GroupId of(String text) {
        return new GroupId(Hex.high(text), Hex.low(text));
    }
}
