package dev.muster.chain;

/// A journal entry is damaged or was altered: no version of the program has written such a text.
public final class JournalBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalBroken(String message) {
        super(message);
    }
}
