package dev.muster.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Polls for the effect of another thread or process, where no notification is possible.
public final class Eventually {

    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Eventually() {}

    /// Returns when the condition is true; fails if it isn't within half a minute.
    public static void is(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new AssertionError("not within half a minute");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
