package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// A row violates a constraint of the database, because of a bug or an external change. Nothing was stored.
public final class ConstraintBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConstraintBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
