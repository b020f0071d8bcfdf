package dev.muster.base;

/// The identity of one thing in the directory: 128 bits, written as 32 upper-case hex digits.
///
/// Sealed, so that a switch over the kinds of things is complete. Two ids of different kinds are
/// never equal, whatever their bits.
public sealed interface ObjectId permits HolderId, RoleId, ProjectId {

    /// The upper 64 bits.
    long high();

    /// The lower 64 bits.
    long low();

    /// The id as 32 upper-case hex digits, the only form the server answers with.
    default String text() {
        return Hex.text(high(), low());
    }

    /// By bits alone. The kinds write `hashCode` and `equals` out: a record's own are put together when they are
    /// first called, which for these few takes 40 ms of each start.
    static int hash(ObjectId id) {
        return 31 * Long.hashCode(id.high()) + Long.hashCode(id.low());
    }

    /// By bits, unsigned, then by kind: the order in which ids stand wherever text is made from a set of them.
    static int compare(ObjectId left, ObjectId right) {
        int byHigh = Long.compareUnsigned(left.high(), right.high());
        if (byHigh != 0) {
            return byHigh;
        }
        int byLow = Long.compareUnsigned(left.low(), right.low());
        return byLow != 0 ? byLow : Integer.compare(left.kind(), right.kind());
    }

    /// A number for the kind of thing, only for [#compare].
    private int kind() {
        return switch (this) {
            case UserId user -> 0;
            case GroupId group -> 1;
            case RoleId role -> 2;
            case ProjectId project -> 3;
        };
    }
}
