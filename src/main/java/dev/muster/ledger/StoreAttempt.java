package dev.muster.ledger;

import dev.muster.ledger.Replication.CatchUp;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One try to store a batch: decided on this node's picture, and decided again if that turns out not to be the
/// latest. Used by whoever is writing.
final class StoreAttempt {

    private final Store store;
    private final Replication replication;
    private final Function<Picture, DecidedBatch> deciding;
    private final long entriesMax;
    private DecidedBatch decidedBatch;
    private @Nullable Head stored;
    private long confirmedNanos = System.nanoTime();

    /// @param deciding decides the batch on a picture
    /// @param entriesMax how far behind the latest picture `start` may be
    StoreAttempt(
            Store store,
            Replication replication,
            Picture start,
            Function<Picture, DecidedBatch> deciding,
            long entriesMax) {
        this.store = store;
        this.replication = replication;
        this.deciding = deciding;
        this.entriesMax = entriesMax;
        this.decidedBatch = deciding.apply(start);
    }

    /// Stores what was decided, or finds that there is nothing to store.
    ///
    /// @return what was found of the picture; only with [CatchUp.Latest] is the round over
    /// @throws OutcomeUnknown after which [#isStored] must be asked
    CatchUp run() {
        if (!decidedBatch.isEmpty()) {
            return locked();
        }
        if (!store.shared()) {
            return new CatchUp.Latest(decidedBatch.base());
        }
        // Refusals and what changes nothing rest on the latest picture too, but make nobody wait for a lock.
        confirmedNanos = System.nanoTime();
        CatchUp found = store.look(snapshot -> replication.latest(snapshot, decidedBatch.base(), entriesMax));
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
            confirmedNanos = System.nanoTime(); // if the commit succeeds, the lock was held until now
            return found;
        });
    }

    /// Another object is another picture: somebody else wrote.
    @SuppressWarnings("ReferenceEquality")
    private void decideOn(CatchUp found) {
        if (found instanceof CatchUp.Latest latest && latest.picture() != decidedBatch.base()) {
            decidedBatch = deciding.apply(latest.picture());
        }
    }

    /// After a lost connection at the commit: waits for the old transaction by taking its lock, and looks for the
    /// mark of this very batch. Nobody is told anything before.
    boolean isStored() {
        if (stored == null) {
            return false;
        }
        Asked asked = new Asked(
                decidedBatch.base().head().feed() + 1, decidedBatch.batch().id());
        try {
            store.inTransaction(asked::ask);
        } catch (OutcomeUnknown ofTheQuestion) {
            if (asked.answer == null) {
                throw ofTheQuestion;
            }
        }
        confirmedNanos = asked.nanos;
        return Boolean.TRUE.equals(asked.answer);
    }

    /// An answer that stands once it was given under the lock: it doesn't matter how its transaction ends.
    private static final class Asked {
        private final long feed;
        private final String batch;
        private @Nullable Boolean answer;
        private long nanos;

        Asked(long feed, String batch) {
            this.feed = feed;
            this.batch = batch;
        }

        boolean ask(Transaction tx) {
            tx.lock();
            boolean holds = tx.holdsBatch(feed, batch);
            nanos = System.nanoTime();
            answer = holds;
            return holds;
        }
    }

    /// What the batch came to.
    DecidedBatch decided() {
        return decidedBatch;
    }

    /// The picture after the round.
    Picture after() {
        return stored == null ? decidedBatch.base() : decidedBatch.after().with(stored);
    }

    /// When it was known that nobody else had written, by [System#nanoTime].
    long confirmedNanos() {
        return confirmedNanos;
    }
}
