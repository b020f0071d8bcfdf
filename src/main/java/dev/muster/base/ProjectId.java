package dev.muster.base;

/// The identity of a project.
public final class ProjectId extends ObjectId {

    /// @param high the upper 64 bits
    /// @param low the lower 64 bits
    public ProjectId(long high, long low) {
        super(high, low);
    }

    /// Reads 32 hex digits of either case.
    ///
    /// @throws Problem.Invalid `id.malformed` if the text is anything else
    public static ProjectId of(String text) {
        return new ProjectId(Hex.high(text), Hex.low(text));
    }
}
