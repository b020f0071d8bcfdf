package dev.muster.testing;

import dev.muster.base.UserId;
import dev.muster.store.Batch;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.LoadedState;
import dev.muster.store.ReadSnapshot;
import dev.muster.store.Secret;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.StoredEntry;
import dev.muster.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A store that delegates to another, records the committed batches, and runs steps of a test at certain points of
/// a transaction.
public final class WatchedStore implements Store {

    private final Store store;
    private final boolean withoutWakeUps;
    private final List<Batch> committed = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> beforeTransaction = new AtomicReference<>(WatchedStore::nothing);
    private final AtomicReference<Runnable> beforeStoring = new AtomicReference<>(WatchedStore::nothing);
    private final AtomicReference<Runnable> afterStoring = new AtomicReference<>(WatchedStore::nothing);
    private final AtomicReference<Runnable> afterCommit = new AtomicReference<>(WatchedStore::nothing);

    private final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicLong entriesRead = new AtomicLong();
    private volatile Runnable beforeReading = WatchedStore::nothing;

    private WatchedStore(Store store, boolean withoutWakeUps) {
        this.store = store;
        this.withoutWakeUps = withoutWakeUps;
    }

    public static WatchedStore over(Store store) {
        return new WatchedStore(store, false);
    }

    /// A store that gets no wake-ups when other nodes write.
    public static WatchedStore withoutWakeUps(Store store) {
        return new WatchedStore(store, true);
    }

    /// The batches that were committed, in order.
    public List<Batch> committed() {
        return List.copyOf(committed);
    }

    /// The number of read snapshots that were taken.
    public int snapshots() {
        return snapshots.get();
    }

    /// The number of entries that were read from the journal in order.
    public long entriesRead() {
        return entriesRead.get();
    }

    /// Runs the step each time before entries are read in order.
    public void beforeReading(Runnable step) {
        beforeReading = step;
    }

    /// Runs the step once, before the next transaction that writes; it may throw.
    public void onceBeforeTransaction(Runnable step) {
        beforeTransaction.set(step);
    }

    /// Runs the step once, under the lock, before the next batch is stored.
    public void onceBeforeStoring(Runnable step) {
        beforeStoring.set(step);
    }

    /// Runs the step once, when the next batch is stored and not yet committed.
    public void onceAfterStoring(Runnable step) {
        afterStoring.set(step);
    }

    /// Runs the step once, when the next batch is committed and its writer has not been answered; it may throw.
    public void onceAfterCommit(Runnable step) {
        afterCommit.set(step);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        beforeTransaction.getAndSet(WatchedStore::nothing).run();
        AtomicReference<Optional<Batch>> stored = new AtomicReference<>(Optional.empty());
        T result = store.inTransaction(tx -> work.apply(new Watched(tx, stored)));
        stored.get().ifPresent(batch -> {
            committed.add(batch);
            afterCommit.getAndSet(WatchedStore::nothing).run();
        });
        return result;
    }

    @Override
    public <T> T inSnapshot(Function<ReadSnapshot, T> work) {
        snapshots.incrementAndGet();
        return store.inSnapshot(work);
    }

    private final class Watched implements Transaction {
        private final Transaction tx;
        private final AtomicReference<Optional<Batch>> stored;

        Watched(Transaction tx, AtomicReference<Optional<Batch>> stored) {
            this.tx = tx;
            this.stored = stored;
        }

        @Override
        public Head store(Batch batch) {
            beforeStoring.getAndSet(WatchedStore::nothing).run();
            Head head = tx.store(batch);
            stored.set(Optional.of(batch));
            afterStoring.getAndSet(WatchedStore::nothing).run();
            return head;
        }

        @Override
        public Head lock() {
            return tx.lock();
        }

        @Override
        public Head head() {
            return tx.head();
        }

        @Override
        public List<StoredEntry> entriesAfter(long revision) {
            return tx.entriesAfter(revision);
        }

        @Override
        public boolean holdsBatch(long feed, String batchId) {
            return tx.holdsBatch(feed, batchId);
        }

        @Override
        public List<Session> sessionsAfter(long feed) {
            return tx.sessionsAfter(feed);
        }

        @Override
        public void newEpoch(String epoch) {
            tx.newEpoch(epoch);
        }
    }

    @Override
    public void onWakeUp(Runnable wakeUp) {
        if (!withoutWakeUps) {
            store.onWakeUp(wakeUp);
        }
    }

    @Override
    public LoadedState load() {
        return store.load();
    }

    @Override
    public LoadedState load(Consumer<JournalRow> reader) {
        return store.load(reader);
    }

    @Override
    public Head head() {
        return store.head();
    }

    @Override
    public Optional<Secret> secret(String id) {
        return store.secret(id);
    }

    @Override
    public Optional<Batch.KeptAnswer> keptAnswer(UserId user, String key) {
        return store.keptAnswer(user, key);
    }

    @Override
    public void entries(long from, long to, Consumer<StoredEntry> reader) {
        beforeReading.run();
        store.entries(from, to, stored -> {
            entriesRead.incrementAndGet();
            reader.accept(stored);
        });
    }

    @Override
    public List<StoredEntry> latestEntries(long to, @Nullable String mentioning, int countMax) {
        return store.latestEntries(to, mentioning, countMax);
    }

    @Override
    public boolean shared() {
        return store.shared();
    }

    @Override
    public void append(List<SecurityEvent> events) {
        store.append(events);
    }

    @Override
    public Optional<Long> lastEvent(String kind, String user) {
        return store.lastEvent(kind, user);
    }

    @Override
    public List<SecurityEvent> latestEvents(int countMax) {
        return store.latestEvents(countMax);
    }

    @Override
    public void prune(long millis) {
        store.prune(millis);
    }

    @Override
    public void close() {
        store.close();
    }

    private static void nothing() {}
}
