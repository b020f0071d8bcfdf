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

/// The one writer: takes waiting use cases, decides them, stores their changes, publishes the new picture, and answers
/// the callers.
///
/// One thread writes at a time: the writer's own thread, or, on the embedded database, the thread of a caller while no
/// other thread writes.
final class Writer implements Runnable {

    /// The maximum number of use cases in a batch.
    static final int JOBS_MAX = 256;

    /// The maximum number of attempts while the database can't be reached, 50 ms, 100 ms and 200 ms apart. Clients do
    /// not notice so short an outage.
    private static final int TRIES_MAX = 4;

    /// No further attempt after this time: a lock of the head that was held so long will not be free soon.
    private static final Duration TRYING_MAX = Duration.ofSeconds(3);

    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final Duration SETTLE_PAUSE = Duration.ofMillis(250);
    private static final Duration IDLE_WAIT = Duration.ofSeconds(30);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Store store;
    private final InstantSource clock;
    private final WriteQueue queue;
    private final Replication replication;
    private final PublishedPicture published;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean stopped;

    Writer(Store store, InstantSource clock, WriteQueue queue, PublishedPicture published) {
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
                queue.await(IDLE_WAIT);
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
        writing.lock(); // waits for a caller's thread that still writes
        try {
            queue.close().forEach(job -> fail(job, unavailable()));
        } finally {
            writing.unlock();
        }
    }

    /// Writes the queued jobs in the caller's thread, or wakes the writer's thread.
    ///
    /// The caller's thread writes on the embedded database if no other thread writes: this saves two thread
    /// switches. A virtual thread occupies its carrier thread for that one commit. A shared database is left to
    /// the writer's thread, because a stop of the server could interrupt a caller's thread in the middle of a
    /// commit.
    void writeOrWake() throws InterruptedException {
        if (!store.shared() && writing.tryLock()) {
            try {
                next();
            } finally {
                writing.unlock();
            }
        }
        // A caller that found the lock taken has queued its job before: the thread that had the lock sees the job here.
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

    /// Writes one batch. Every job of it is answered or queued again, whether the batch succeeds or fails.
    private void write(List<Job> jobs) throws InterruptedException {
        try {
            store(jobs);
        } catch (StoreUnavailable | StoreRefused away) {
            LOG.warn("the database can't be reached, {} writes refused: {}", jobs.size(), away.getMessage());
            jobs.forEach(job -> fail(job, unavailable()));
        } catch (OutcomeUnknown stopping) {
            LOG.error("stopped while the outcome of {} writes was unknown: {}", jobs.size(), stopping.getMessage());
            jobs.forEach(job -> fail(job, unknown()));
        } catch (ConstraintBroken broken) {
            oneByOne(jobs, broken);
        } catch (InterruptedException stopping) {
            jobs.forEach(job -> fail(job, unavailable()));
            throw stopping;
        } catch (RuntimeException | Error bug) { // without its thread, every caller would wait for ever
            LOG.error("a batch of {} use cases failed", jobs.size(), bug);
            jobs.forEach(job -> fail(job, bug));
        }
    }

    private void store(List<Job> jobs) throws InterruptedException {
        long begun = System.nanoTime();
        Picture start = published.now();
        long entriesMax = Replication.LOCKED_ENTRIES_MAX;
        for (int failures = 0; ; ) {
            StoreAttempt attempt = new StoreAttempt(store, replication, start, on -> decide(jobs, on), entriesMax);
            try {
                switch (stored(attempt)) {
                    case CatchUp.Latest latest -> {
                        finish(attempt);
                        return;
                    }
                    case CatchUp.FarBehind behind -> {
                        Picture nearer = replication.catchUpUnlocked(start, behind.head());
                        entriesMax =
                                nearer.revision() > start.revision() ? Replication.LOCKED_ENTRIES_MAX : Long.MAX_VALUE;
                        start = nearer;
                    }
                    case CatchUp.Diverged diverged -> {
                        long begunNanos = System.nanoTime();
                        start = replication.reload(start, diverged.reason());
                        published.publish(start, begunNanos);
                    }
                }
            } catch (StoreUnavailable away) {
                boolean timedOut = System.nanoTime() - begun > TRYING_MAX.toNanos()
                        && !(away.getCause() instanceof OutcomeUnknown);
                if (++failures >= TRIES_MAX || stopped || timedOut) {
                    throw away;
                }
                Thread.sleep(BACK_OFF.multipliedBy(1L << (failures - 1)));
            }
        }
    }

    /// Runs an attempt until its outcome is known.
    private CatchUp stored(StoreAttempt attempt) throws InterruptedException {
        try {
            return attempt.run();
        } catch (OutcomeUnknown unknown) {
            LOG.warn("the outcome of a commit is unknown, checking: {}", unknown.getMessage());
            if (settled(attempt, unknown)) {
                return new CatchUp.Latest(attempt.decided().base());
            }
            throw new StoreUnavailable("the connection was lost during a commit, and nothing was stored", unknown);
        }
    }

    /// Checks again and again until it is known whether the attempt was stored.
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
        decidedBatch.outcomes().forEach(Writer::answer);
        putBack(decidedBatch.postponed());
        decidedBatch
                .large()
                .forEach(job -> Thread.ofPlatform().name("ledger-large").start(() -> decideSeparately(job)));
    }

    private void putBack(List<Job> jobs) {
        if (!queue.putBack(jobs)) {
            jobs.forEach(job -> fail(job, unavailable()));
        }
    }

    private static void answer(DecidedBatch.Outcome outcome) {
        if (outcome.result() != null) {
            outcome.job().done.complete(outcome.result());
        } else if (outcome.refusal() != null) {
            fail(outcome.job(), outcome.refusal());
        }
    }

    /// Decides a large use case on the latest picture, in a thread of its own, and queues it again.
    private void decideSeparately(Job job) {
        try {
            Picture on = published.now();
            long millis = Math.max(clock.millis(), on.head().millis());
            Draft draft = new Draft(on, job.caller, new Stamp(on.revision() + 1, millis), Integer.MAX_VALUE);
            draft.decide(job.useCase);
            job.prepared = new Job.Prepared(on.directory(), draft);
            putBack(List.of(job));
        } catch (RuntimeException | Error refusal) {
            fail(job, refusal);
        }
    }

    /// Stores each job alone after a constraint of the database was violated, although the use cases had checked: the
    /// offending job fails, and the others succeed.
    private void oneByOne(List<Job> jobs, ConstraintBroken broken) throws InterruptedException {
        LOG.error("a batch of {} use cases violated a constraint of the database", jobs.size(), broken);
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
                "The server stopped before it knew whether this change was stored. Read the data to see whether it was,"
                        + " before you send it again",
                RETRY_AFTER_SECONDS);
    }

    private static Problem unavailable() {
        return new Problem.Busy(
                "ledger.unavailable",
                "The database can't be reached; nothing was changed. Try again in " + RETRY_AFTER_SECONDS + " s",
                RETRY_AFTER_SECONDS);
    }

    /// The published picture, which the writer reads and replaces.
    interface PublishedPicture {

        /// The latest published picture.
        Picture now();

        /// Publishes a picture to all readers.
        ///
        /// @param picture the new picture
        /// @param confirmedNanos the time up to which it is confirmed to be the latest, in nanoseconds of
        ///     [System#nanoTime]
        void publish(Picture picture, long confirmedNanos);
    }
}
