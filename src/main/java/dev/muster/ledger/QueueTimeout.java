package dev.muster.ledger;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Lets go of use cases that have waited too long for the writer.
///
/// One look at all of them now and then, because each waiting with an alarm of its own would wake one more
/// thread, twice, for every write.
final class QueueTimeout implements Runnable {

    /// How late somebody may be let go at most.
    private static final Duration LOOK = Duration.ofMillis(250);

    private final WriteQueue queue;
    private final Duration waitMax;
    private final Consumer<List<Job>> letGo;

    /// @param waitMax how long a use case may wait
    /// @param letGo what becomes of them
    QueueTimeout(WriteQueue queue, Duration waitMax, Consumer<List<Job>> letGo) {
        this.queue = queue;
        this.waitMax = waitMax;
        this.letGo = letGo;
    }

    /// Goes on until it is interrupted.
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                List<Job> impatient = queue.impatient(System.nanoTime() - waitMax.toNanos());
                if (!impatient.isEmpty()) {
                    letGo.accept(impatient);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
