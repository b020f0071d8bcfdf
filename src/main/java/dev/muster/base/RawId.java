package dev.muster.base;

import java.util.Optional;

/// An id as a client sends it: 128 bits, before it is known which kind of object has them.
///
/// Users and groups share one space of ids; the kind is found by looking the id up.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record RawId(long high, long low) {

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static RawId of(String text) {
        return new RawId(Hex.high(text), Hex.low(text));
    }

    /// The id in a text of 32 hex digits of either case; empty for any other text.
    public static Optional<RawId> find(String text) {
        return Hex.isId(text) ? Optional.of(of(text)) : Optional.empty();
    }

    /// The bits of an id of a known kind.
    public static RawId of(ObjectId id) {
        return new RawId(id.high(), id.low());
    }

    public UserId user() {
        return new UserId(high, low);
    }

    public GroupId group() {
        return new GroupId(high, low);
    }

    public RoleId role() {
        return new RoleId(high, low);
    }

    public ProjectId project() {
        return new ProjectId(high, low);
    }

    /// The id as 32 upper-case hex digits.
    public String text() {
        return Hex.text(high, low);
    }

    @Override
    public String toString() {
        return text();
    }
}
