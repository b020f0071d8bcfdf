package dev.muster.chain;

/// A journal entry of a newer program: this program does not know its kind, a member, or its format level.
///
/// A node must then stop deciding, because its directory would be wrong.
public final class UnknownFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param part the unknown part of the entry
    public UnknownFormat(String part) {
        super("the journal was written by a newer program: " + part);
    }
}
