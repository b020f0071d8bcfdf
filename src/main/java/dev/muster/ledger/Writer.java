package dev.muster.ledger;

import dev.muster.base.Problem;
import dev.muster.directory.Stamp;
import dev.muster.ledger.Replication.CatchUp;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer: takes waiting use cases, decides them, stores what they changed, publishes, and
/// tells. One at a time: a thread of its own, or on the embedded database whoever comes while nobody writes.
final class Writer implements Runnable {

    /// A batch ends at this many use cases.
    static final int JOBS_MAX = 256;

    /// How often a batch is tried while the database is away: 50 ms, 100 ms, 200 ms apart, so that a blink of it is
    /// not seen.
    private static final int TRIES_MAX = 4;

    /// After this long it isn't tried again: whoever holds the lock of the head won't let it go soon.
    private static final Duration TRYING_MAX = Duration.ofSeconds(3);

    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final Duration SETTLE_PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Store store;
    private final InstantSource clock;
    private final WriteQueue queue;
    private final Replication replication;
    private final Published published;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean stopped;

    Writer(Store store, InstantSource clock, WriteQueue queue, Published published) {
        this.store = store;
        this.clock = clock;
        this.queue = queue;
        this.published = published;
        this.replication = new Replication(store);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                queue.await(PATIENCE);
                writing.lock();
                try {
                    next();
                } finally {
                    writing.unlock();
                }
            } catch (InterruptedException stopping) {
                stopped = true;
            }
        }
        writing.lock(); // whoever is still writing finishes
        try {
            queue.close().forEach(job -> fail(job, unavailable()));
        } finally {
            writing.unlock();
        }
    }

    /// Sees to it that a queued job is written. On the embedded database the caller does it itself if nobody is
    /// writing: handing it to another thread costs two changes of threads. It holds its carrier for one commit
    /// then; over a network it would be interrupted in the middle of one when the server stops.
    void written() throws InterruptedException {
        if (!store.shared() && writing.tryLock()) {
            try {
                next();
            } finally {
                writing.unlock();
            }
        }
        // Whoever found the lock taken had queued before: it is seen here by whom it was taken from.
        queue.wakeForJobs();
    }

    private void next() throws InterruptedException {
        List<Job> jobs = queue.take(JOBS_MAX);
        jobs.sort(Comparator.comparingInt(Job::rank));
        if (!jobs.isEmpty() || store.shared()) {
            write(jobs);
        }
    }

    void stop() {
        stopped = true;
        queue.wake();
    }

    /// Writes one batch; whatever happens, every job of it is answered or queued again.
    private void write(List<Job> jobs) throws InterruptedException {
        try {
            store(jobs);
        } catch (StoreUnavailable | StoreRefused away) {
            LOG.warn("the database is away: {} writes refused: {}", jobs.size(), away.getMessage());
            jobs.forEach(job -> fail(job, unavailable()));
        } catch (OutcomeUnknown stopping) {
            LOG.error("stopped before the outcome of {} writes was known: {}", jobs.size(), stopping.getMessage());
            jobs.forEach(job -> fail(job, unknown()));
        } catch (ConstraintBroken broken) {
            oneByOne(jobs, broken);
        } catch (InterruptedException stopping) {
            jobs.forEach(job -> fail(job, unavailable()));
            throw stopping;
        } catch (RuntimeException | Error bug) { // a dead writer would leave everybody waiting for ever
            LOG.error("a batch of {} use cases failed", jobs.size(), bug);
            jobs.forEach(job -> fail(job, bug));
        }
    }

    private void store(List<Job> jobs) throws InterruptedException {
        long begun = System.nanoTime();
        Picture start = published.now();
        long entriesMax = Replication.LOCKED_MAX;
        for (int failures = 0; ; ) {
            StoreAttempt attempt = new StoreAttempt(store, replication, start, on -> decide(jobs, on), entriesMax);
            try {
                switch (stored(attempt)) {
                    case CatchUp.Latest latest -> {
                        finish(attempt);
                        return;
                    }
                    case CatchUp.FarBehind behind -> {
                        Picture nearer = replication.nearer(start, behind.head());
                        entriesMax = nearer.revision() > start.revision() ? Replication.LOCKED_MAX : Long.MAX_VALUE;
                        start = nearer;
                    }
                    case CatchUp.Otherwise otherwise -> {
                        long asked = System.nanoTime();
                        start = replication.anew(start, otherwise.reason());
                        published.publish(start, asked);
                    }
                }
            } catch (StoreUnavailable away) {
                boolean waitedInVain = System.nanoTime() - begun > TRYING_MAX.toNanos()
                        && !(away.getCause() instanceof OutcomeUnknown);
                if (++failures >= TRIES_MAX || stopped || waitedInVain) {
                    throw away;
                }
                Thread.sleep(BACK_OFF.multipliedBy(1L << (failures - 1)));
            }
        }
    }

    /// Runs the round to an outcome that is known.
    private CatchUp stored(StoreAttempt attempt) throws InterruptedException {
        try {
            return attempt.run();
        } catch (OutcomeUnknown unknown) {
            LOG.warn("the outcome of a commit is unknown: {}", unknown.getMessage());
            if (settled(attempt, unknown)) {
                return new CatchUp.Latest(attempt.decided().base());
            }
            throw new StoreUnavailable("the connection was lost at a commit, and nothing was stored", unknown);
        }
    }

    /// Asks until there is an answer, whether the round was stored.
    private boolean settled(StoreAttempt attempt, OutcomeUnknown unknown) throws InterruptedException {
        while (true) {
            try {
                return attempt.isStored();
            } catch (StoreUnavailable | StoreRefused | OutcomeUnknown away) {
                if (stopped) {
                    throw unknown;
                }
                Thread.sleep(SETTLE_PAUSE);
            }
        }
    }

    private void finish(StoreAttempt attempt) {
        published.publish(attempt.after(), attempt.confirmedNanos());
        DecidedBatch decidedBatch = attempt.decided();
        decidedBatch.outcomes().forEach(Writer::tell);
        back(decidedBatch.left());
        decidedBatch
                .large()
                .forEach(job -> Thread.ofPlatform().name("ledger-beside").start(() -> decideBeside(job)));
    }

    private void back(List<Job> jobs) {
        if (!queue.back(jobs)) {
            jobs.forEach(job -> fail(job, unavailable()));
        }
    }

    private static void tell(DecidedBatch.Outcome outcome) {
        if (outcome.result() != null) {
            outcome.job().done.complete(outcome.result());
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
            draft.decide(job.useCase);
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

    private DecidedBatch decide(List<Job> jobs, Picture on) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return DecidedBatch.of(
                jobs, on, clock.millis(), HexFormat.of().withUpperCase().formatHex(id));
    }

    private static void fail(Job job, Throwable reason) {
        job.done.completeExceptionally(reason);
    }

    private static Problem unknown() {
        return new Problem.Busy(
                "ledger.unknown",
                "The server stopped before it knew whether this was stored: look before you try again",
                RETRY_AFTER_SECONDS);
    }

    private static Problem unavailable() {
        return new Problem.Busy(
                "ledger.unavailable", "The database can't be reached; nothing was changed", RETRY_AFTER_SECONDS);
    }

    /// What the writer tells the rest of the ledger.
    interface Published {
        Picture now();

        /// Lets everybody see a picture.
        ///
        /// @param confirmedNanos when it was known to be the latest, by [System#nanoTime]
        void publish(Picture picture, long confirmedNanos);
    }
}
