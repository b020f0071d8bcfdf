package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// A row contradicted a constraint of the database: a bug, or a foreign hand. Nothing was stored.
public final class ConstraintBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConstraintBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
