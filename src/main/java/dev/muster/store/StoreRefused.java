package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// The data directory or database can't be used by this program: newer, in use, or in a place that can't be trusted.
public final class StoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
