package dev.muster.ledger;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The time-out of the write queue: removes use cases that have waited too long for the writer.
///
/// It checks the whole queue at an interval. A timer for each use case would wake another thread twice for every write.
final class QueueTimeout implements Runnable {

    /// The time between two checks, and so the greatest delay of a time-out.
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final WriteQueue queue;
    private final Duration waitMax;
    private final Consumer<List<Job>> onExpired;

    /// @param queue the queue to check
    /// @param waitMax maximum time of a use case in the queue
    /// @param onExpired receives the removed use cases
    QueueTimeout(WriteQueue queue, Duration waitMax, Consumer<List<Job>> onExpired) {
        this.queue = queue;
        this.waitMax = waitMax;
        this.onExpired = onExpired;
    }

    /// Runs until the thread is interrupted.
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                List<Job> expired = queue.takeExpired(System.nanoTime() - waitMax.toNanos());
                if (!expired.isEmpty()) {
                    onExpired.accept(expired);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
