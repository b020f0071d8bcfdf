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

    /// Compares by bits, unsigned: the order in which ids stand wherever text is made from a set of them.
    static int compare(ObjectId left, ObjectId right) {
        int byHigh = Long.compareUnsigned(left.high(), right.high());
        return byHigh != 0 ? byHigh : Long.compareUnsigned(left.low(), right.low());
    }
}
