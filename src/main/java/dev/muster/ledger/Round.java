package dev.muster.ledger;

import dev.muster.ledger.Following.Found;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One try to store a batch: decided on this node's picture, and decided again if that turns out not to be the
/// latest. Used by whoever is writing.
final class Round {

    private final Store store;
    private final Following following;
    private final Function<Picture, Decided> deciding;
    private final long entriesMax;
    private Decided decided;
    private @Nullable Head stored;
    private long confirmedNanos = System.nanoTime();

    /// @param deciding decides the batch on a picture
    /// @param entriesMax how far behind the latest picture `start` may be
    Round(Store store, Following following, Picture start, Function<Picture, Decided> deciding, long entriesMax) {
        this.store = store;
        this.following = following;
        this.deciding = deciding;
        this.entriesMax = entriesMax;
        this.decided = deciding.apply(start);
    }

    /// Stores what was decided, or finds that there is nothing to store.
    ///
    /// @return what was found of the picture; only with [Found.Latest] is the round over
    /// @throws OutcomeUnknown after which [#isStored] must be asked
    Found run() {
        if (!decided.isEmpty()) {
            return locked();
        }
        if (!store.shared()) {
            return new Found.Latest(decided.base());
        }
        // Refusals and what changes nothing rest on the latest picture too, but make nobody wait for a lock.
        confirmedNanos = System.nanoTime();
        Found found = store.look(moment -> following.latest(moment, decided.base(), entriesMax));
        decideOn(found);
        return decided.isEmpty() || !(found instanceof Found.Latest) ? found : locked();
    }

    private Found locked() {
        return store.inTransaction(tx -> {
            tx.lock();
            Found found = following.latest(tx, decided.base(), entriesMax);
            decideOn(found);
            if (found instanceof Found.Latest && !decided.isEmpty()) {
                stored = tx.store(decided.batch());
            }
            confirmedNanos = System.nanoTime(); // if the commit succeeds, the lock was held until now
            return found;
        });
    }

    /// Another object is another picture: somebody else wrote.
    @SuppressWarnings("ReferenceEquality")
    private void decideOn(Found found) {
        if (found instanceof Found.Latest latest && latest.picture() != decided.base()) {
            decided = deciding.apply(latest.picture());
        }
    }

    /// After a lost connection at the commit: waits for the old transaction by taking its lock, and looks for the
    /// mark of this very batch. Nobody is told anything before.
    boolean isStored() {
        if (stored == null) {
            return false;
        }
        Asked asked =
                new Asked(decided.base().head().feed() + 1, decided.batch().id());
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
    Decided decided() {
        return decided;
    }

    /// The picture after the round.
    Picture after() {
        return stored == null ? decided.base() : decided.after().with(stored);
    }

    /// When it was known that nobody else had written, by [System#nanoTime].
    long confirmedNanos() {
        return confirmedNanos;
    }
}
