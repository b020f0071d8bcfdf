package dev.muster.store;

import org.jspecify.annotations.Nullable;

/// The database can't be reached, or refuses for a temporary reason. Nothing was stored.
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
