package dev.muster.ledger;

import dev.muster.base.Problem;
import dev.muster.directory.Stamp;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.StoreUnavailable;
import dev.muster.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer: takes waiting use cases, decides them, stores what they changed, publishes, and
/// tells. One platform thread, because the embedded database's calls hold their carrier.
final class Writer implements Runnable {

    /// A batch ends at this many use cases.
    static final int JOBS_MAX = 256;

    /// How often a batch is tried while the database is away: 50 ms, 100 ms, 200 ms apart, so that a blink of it is not
    // seen.
    private static final int TRIES_MAX = 4;
    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final Duration SETTLE_PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Store store;
    private final InstantSource clock;
    private final Lanes lanes;
    private final Following following;
    private final Published published;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean stopped;

    Writer(Store store, InstantSource clock, Lanes lanes, Published published) {
        this.store = store;
        this.clock = clock;
        this.lanes = lanes;
        this.published = published;
        this.following = new Following(store);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                List<Job> jobs = lanes.take(JOBS_MAX, PATIENCE);
                jobs.sort(Comparator.comparing(job -> job.prepared == null));
                if (!jobs.isEmpty() || store.shared()) {
                    write(jobs);
                }
            } catch (InterruptedException stopping) {
                stopped = true;
            }
        }
        lanes.close().forEach(job -> fail(job, unavailable()));
    }

    void stop() {
        stopped = true;
        lanes.wake();
    }

    /// Writes one batch; whatever happens, every job of it is answered or queued again.
    private void write(List<Job> jobs) throws InterruptedException {
        try {
            store(jobs);
        } catch (StoreUnavailable away) {
            LOG.warn("the database is away: {} writes refused: {}", jobs.size(), away.getMessage());
            jobs.forEach(job -> fail(job, unavailable()));
        } catch (ConstraintBroken broken) {
            oneByOne(jobs, broken);
        } catch (RuntimeException | Error bug) { // a dead writer would leave everybody waiting for ever
            LOG.error("a batch of {} use cases failed", jobs.size(), bug);
            jobs.forEach(job -> fail(job, bug));
        }
    }

    private void store(List<Job> jobs) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            AtomicReference<Decided> decided = new AtomicReference<>(decide(jobs, published.now()));
            try {
                finish(decided, committed(jobs, decided));
                return;
            } catch (OutcomeUnknown unknown) {
                LOG.warn("the outcome of a commit is unknown: {}", unknown.getMessage());
                Head stored = settle(decided.get());
                if (stored != null) {
                    finish(decided, stored);
                    return;
                }
            } catch (StoreUnavailable away) {
                if (attempt >= TRIES_MAX || stopped) {
                    throw away;
                }
                Thread.sleep(BACK_OFF.multipliedBy(1L << attempt));
            }
        }
    }

    /// Stores in one transaction what was decided, deciding again under the lock if another node wrote.
    private Head committed(List<Job> jobs, AtomicReference<Decided> decided) {
        if (decided.get().isEmpty() && !store.shared()) {
            return published.now().head();
        }
        return store.inTransaction(tx -> {
            Picture latest = following.latest(tx, published.now());
            if (!latest.head().equals(published.now().head())) {
                published.publish(latest);
                decided.set(decide(jobs, latest));
            }
            return decided.get().isEmpty() ? latest.head() : stored(tx, decided);
        });
    }

    private static Head stored(Transaction tx, AtomicReference<Decided> decided) {
        Head head = tx.store(decided.get().batch());
        Decided was = decided.get();
        decided.set(new Decided(was.batch(), was.after().with(head), was.outcomes(), was.large(), was.left()));
        return head;
    }

    /// After a lost connection at the commit: waits for the old transaction by taking its lock, and looks
    /// for the mark of this very batch. Nobody is told anything before.
    ///
    /// @return the head if it was stored, null if it was not
    private @Nullable Head settle(Decided decided) throws InterruptedException {
        Head head = decided.after().head();
        long feed = published.now().head().feed() + 1;
        while (true) {
            try {
                boolean there = store.inTransaction(tx -> {
                    tx.lock();
                    return tx.holdsBatch(feed, decided.batch().id());
                });
                return there ? head : null;
            } catch (StoreUnavailable | OutcomeUnknown away) {
                if (stopped) {
                    throw new StoreUnavailable("stopped before the outcome of a commit was known", away);
                }
                Thread.sleep(SETTLE_PAUSE);
            }
        }
    }

    private void finish(AtomicReference<Decided> reference, Head head) {
        Decided decided = reference.get();
        published.publish(
                decided.isEmpty() ? published.now().with(head) : decided.after().with(head));
        decided.outcomes().forEach(Writer::tell);
        back(decided.left());
        decided.large().forEach(job -> Thread.ofPlatform().name("ledger-beside").start(() -> decideBeside(job)));
    }

    private void back(List<Job> jobs) {
        if (!lanes.back(jobs)) {
            jobs.forEach(job -> fail(job, unavailable()));
        }
    }

    private static void tell(Decided.Outcome outcome) {
        if (outcome.written() != null) {
            outcome.job().done.complete(outcome.written());
        } else if (outcome.refusal() != null) {
            fail(outcome.job(), outcome.refusal());
        }
    }

    /// Decides a large use case on the latest picture, while the writer goes on, and queues it again.
    private void decideBeside(Job job) {
        try {
            Picture on = published.now();
            long millis = Math.max(clock.millis(), on.head().millis());
            Draft draft = new Draft(on, job.caller, new Stamp(on.revision() + 1, millis), Integer.MAX_VALUE);
            job.useCase.decide(draft);
            job.prepared = new Job.Prepared(on.directory(), draft);
            back(List.of(job));
        } catch (RuntimeException | Error refusal) {
            fail(job, refusal);
        }
    }

    /// A constraint of the database fired although the use cases had checked: the offender is found by
    /// storing each alone; the others succeed.
    private void oneByOne(List<Job> jobs, ConstraintBroken broken) throws InterruptedException {
        LOG.error("a constraint of the database fired in a batch of {} use cases", jobs.size(), broken);
        if (jobs.size() == 1) {
            fail(jobs.getFirst(), broken);
            return;
        }
        for (Job job : jobs) {
            write(new ArrayList<>(List.of(job)));
        }
    }

    private Decided decide(List<Job> jobs, Picture on) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return Decided.of(
                jobs, on, clock.millis(), HexFormat.of().withUpperCase().formatHex(id));
    }

    private static void fail(Job job, Throwable reason) {
        job.done.completeExceptionally(reason);
    }

    private static Problem unavailable() {
        return new Problem.Busy(
                "ledger.unavailable", "The database can't be reached; nothing was changed", RETRY_AFTER_SECONDS);
    }

    /// What the writer tells the rest of the ledger.
    interface Published {
        Picture now();

        void publish(Picture picture);
    }
}
