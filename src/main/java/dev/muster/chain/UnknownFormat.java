package dev.muster.chain;

/// A journal entry of a newer program: a kind, a member or a format level that this one doesn't know.
/// Who meets it must stop deciding, because the directory it would go on with isn't the true one.
public final class UnknownFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownFormat(String what) {
        super("the journal was written by a newer program: " + what);
    }
}
