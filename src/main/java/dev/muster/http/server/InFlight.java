package dev.muster.http.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The number of requests that are being answered, so that a stop can wait for them.
final class InFlight {

    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch idle = new CountDownLatch(1);
    private volatile boolean awaited;

    void begin() {
        running.incrementAndGet();
    }

    void end() {
        if (running.decrementAndGet() == 0 && awaited) {
            idle.countDown();
        }
    }

    /// Waits until no request runs.
    ///
    /// @param atMost the longest wait
    /// @return whether no request ran within that time
    boolean awaitNone(Duration atMost) {
        awaited = true;
        if (running.get() == 0) {
            return true;
        }
        try {
            return idle.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
