package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// The identity of one object of the directory: 128 bits, written as 32 upper-case hex digits.
///
/// Sealed, so that a switch over the kinds of objects is complete. Ids of different kinds are never equal, even with
/// the same bits. The kinds differ in nothing but their type, so everything else is here; they are no records, whose
/// `equals` and `hashCode` are put together at their first call, which for these few takes 40 ms of each start.
public abstract sealed class ObjectId permits HolderId, RoleId, ProjectId {

    private final long high;
    private final long low;

    /// @param high the upper 64 bits
    /// @param low the lower 64 bits
    ObjectId(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /// The upper 64 bits.
    public final long high() {
        return high;
    }

    /// The lower 64 bits.
    public final long low() {
        return low;
    }

    /// The id as 32 upper-case hex digits, the only form in which the server answers.
    public final String text() {
        return Hex.text(high, low);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ObjectId that && that.high == high && that.low == low && that.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public final String toString() {
        return text();
    }

    /// Compares by bits, unsigned, then by kind: the order of ids wherever text is made from a set of them.
    public static int compare(ObjectId left, ObjectId right) {
        int byHigh = Long.compareUnsigned(left.high, right.high);
        if (byHigh != 0) {
            return byHigh;
        }
        int byLow = Long.compareUnsigned(left.low, right.low);
        return byLow != 0 ? byLow : Integer.compare(left.kind(), right.kind());
    }

    /// A number for the kind of object, only for [#compare].
    private int kind() {
        return switch (this) {
            case UserId user -> 0;
            case GroupId group -> 1;
            case RoleId role -> 2;
            case ProjectId project -> 3;
        };
    }
}
