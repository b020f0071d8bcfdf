package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// The connection was lost during a commit. The transaction may have been stored or not.
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
