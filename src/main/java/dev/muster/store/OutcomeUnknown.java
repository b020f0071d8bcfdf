package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// The connection was lost at the commit: what was to be stored may be there or not.
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
