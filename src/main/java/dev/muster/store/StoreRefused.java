package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// This program can't use the data directory or database: it is newer, in use, or in a place that is not safe.
public final class StoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
