package dev.muster.ledger;

import dev.muster.ledger.Replication.CatchUp;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One attempt to store a batch: the batch is decided on this node's picture, and decided again if that is not the
/// latest. For the thread that writes.
final class StoreAttempt {

    private final Store store;
    private final Replication replication;
    private final Function<Picture, DecidedBatch> decider;
    private final long entriesMax;
    private DecidedBatch decidedBatch;
    private @Nullable Head stored;
    private long confirmedNanos = System.nanoTime();

    /// @param store the database
    /// @param replication the replication of this node
    /// @param start the picture to decide on first
    /// @param decider decides the batch on a picture
    /// @param entriesMax maximum number of entries between `start` and the latest picture
    StoreAttempt(
            Store store,
            Replication replication,
            Picture start,
            Function<Picture, DecidedBatch> decider,
            long entriesMax) {
        this.store = store;
        this.replication = replication;
        this.decider = decider;
        this.entriesMax = entriesMax;
        this.decidedBatch = decider.apply(start);
    }

    /// Stores the batch, unless it is empty.
    ///
    /// @return the relation of the picture to the database; the attempt has succeeded only with [CatchUp.Latest]
    /// @throws OutcomeUnknown if the commit may or may not have happened; then call [#isStored]
    CatchUp run() {
        if (!decidedBatch.isEmpty()) {
            return locked();
        }
        if (!store.shared()) {
            return new CatchUp.Latest(decidedBatch.base());
        }
        // Refusals and no-ops must be decided on the latest picture too, but need no lock.
        confirmedNanos = System.nanoTime();
        CatchUp found = store.inSnapshot(snapshot -> replication.latest(snapshot, decidedBatch.base(), entriesMax));
        decideOn(found);
        return decidedBatch.isEmpty() || !(found instanceof CatchUp.Latest) ? found : locked();
    }

    private CatchUp locked() {
        return store.inTransaction(tx -> {
            tx.lock();
            CatchUp found = replication.latest(tx, decidedBatch.base(), entriesMax);
            decideOn(found);
            if (found instanceof CatchUp.Latest && !decidedBatch.isEmpty()) {
                stored = tx.store(decidedBatch.batch());
            }
            confirmedNanos = System.nanoTime(); // the lock was held until now if the commit succeeds
            return found;
        });
    }

    /// Decides again if another node wrote; the picture is then another object.
    @SuppressWarnings("ReferenceEquality")
    private void decideOn(CatchUp found) {
        if (found instanceof CatchUp.Latest latest && latest.picture() != decidedBatch.base()) {
            decidedBatch = decider.apply(latest.picture());
        }
    }

    /// Whether the batch was stored, after the connection was lost during the commit. Waits for the old transaction by
    /// taking its lock, and then looks for the batch id. No caller is answered before.
    boolean isStored() {
        if (stored == null) {
            return false;
        }
        BatchCheck check = new BatchCheck(
                decidedBatch.base().head().feed() + 1, decidedBatch.batch().id());
        try {
            store.inTransaction(check::run);
        } catch (OutcomeUnknown ofCheck) {
            if (check.found == null) {
                throw ofCheck;
            }
        }
        confirmedNanos = check.nanos;
        return Boolean.TRUE.equals(check.found);
    }

    /// Looks for a batch id under the lock. The result is valid however the transaction of the check ends.
    private static final class BatchCheck {
        private final long feed;
        private final String batch;
        private @Nullable Boolean found;
        private long nanos;

        BatchCheck(long feed, String batch) {
            this.feed = feed;
            this.batch = batch;
        }

        boolean run(Transaction tx) {
            tx.lock();
            boolean holds = tx.holdsBatch(feed, batch);
            nanos = System.nanoTime();
            found = holds;
            return holds;
        }
    }

    /// The decided batch.
    DecidedBatch decided() {
        return decidedBatch;
    }

    /// The picture after the attempt.
    Picture after() {
        return stored == null ? decidedBatch.base() : decidedBatch.after().with(stored);
    }

    /// The time up to which no other node had written, in nanoseconds of [System#nanoTime].
    long confirmedNanos() {
        return confirmedNanos;
    }
}
