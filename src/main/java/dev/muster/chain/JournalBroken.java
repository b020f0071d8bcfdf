package dev.muster.chain;

/// A journal entry that no program wrote so: it was damaged or altered.
public final class JournalBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalBroken(String message) {
        super(message);
    }
}
