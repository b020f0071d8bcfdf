package dev.muster.http.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests are being answered, so that a stop can wait for them.
final class InFlight {

    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch none = new CountDownLatch(1);
    private volatile boolean awaited;

    void begin() {
        running.incrementAndGet();
    }

    void end() {
        if (running.decrementAndGet() == 0 && awaited) {
            none.countDown();
        }
    }

    /// Waits until a moment in which no request runs.
    ///
    /// @return whether it came in time
    boolean awaitNone(Duration atMost) {
        awaited = true;
        if (running.get() == 0) {
            return true;
        }
        try {
            return none.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
