package dev.muster.ledger;

import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Stamp;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Secret;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import dev.muster.store.StoredEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The organisation through time: the latest picture, earlier pictures, and the only way to the next one.
///
/// Thread-safe. Reading copies a reference; writing blocks until the change is durable and published. Refuses with
/// `ledger.busy`, `ledger.unavailable`, `ledger.unknown`, `ledger.stale`, `ledger.behind`, `ledger.epoch`,
/// `ledger.revision`, `ledger.too_old`, `ledger.earlier`.
public final class Ledger implements AutoCloseable {

    /// The minimum time between two reads of the head on behalf of callers, for all callers together.
    public static final Duration REFRESH_INTERVAL_MIN = Duration.ofMillis(25);

    /// The maximum age of a list's picture, in entries: to undo more of them takes seconds.
    static final long EARLIER_MAX = 10_000;

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Store store;
    private final InstantSource clock;
    private final LedgerSettings settings;
    private final WriteQueue queue;
    private final Writer writer;
    private final Thread writerThread;
    private final Thread pollThread;
    private final Thread timeoutThread;
    private final History history;
    private final LatestPicture latestPicture;
    private volatile boolean closed;

    private Ledger(Store store, InstantSource clock, LedgerSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.queue = new WriteQueue(settings.queueMax());
        this.latestPicture = new LatestPicture(Replication.of(store.load()), queue::wake);
        this.history = new History(store);
        this.writer = new Writer(store, clock, queue, latestPicture);
        this.writerThread = Thread.ofPlatform().name("ledger-writer").unstarted(writer);
        this.timeoutThread = Thread.ofPlatform()
                .name("ledger-timeout")
                .daemon()
                .unstarted(new QueueTimeout(queue, settings.waitMax(), Ledger::refuse));
        this.pollThread = Thread.ofPlatform().name("ledger-poll").daemon().unstarted(this::poll);
    }

    /// Opens a ledger: loads the latest picture and starts the writer.
    public static Ledger open(Store store, InstantSource clock, LedgerSettings settings) {
        Ledger ledger = new Ledger(store, clock, settings);
        ledger.writerThread.start();
        ledger.timeoutThread.start();
        if (store.shared()) {
            store.onWakeUp(ledger.queue::wake);
            ledger.pollThread.start();
        }
        return ledger;
    }

    /// The latest picture.
    ///
    /// @throws Problem.Busy `ledger.stale` if this node shares its database and has not confirmed for
    ///     [LedgerSettings#stalenessMax] that its picture is the latest: it must not decide on rights that may be
    ///     revoked
    public Picture now() {
        if (!isFresh()) {
            throw new Problem.Busy(
                    "ledger.stale",
                    "This node could not reach its database for more than "
                            + settings.stalenessMax().toSeconds() + " s. Try again in " + RETRY_AFTER_SECONDS
                            + " s, or use another node",
                    RETRY_AFTER_SECONDS);
        }
        return latestPicture.now();
    }

    /// The revision token of the latest picture, even if [#now()] refuses: see [Picture#revisionToken].
    public String revisionToken() {
        return latestPicture.now().revisionToken();
    }

    /// Whether the latest picture is recent enough for [#now()].
    public boolean isFresh() {
        return !store.shared() || latestPicture.confirmedWithin(settings.stalenessMax());
    }

    /// Whether other nodes may write to the database.
    public boolean shared() {
        return store.shared();
    }

    /// The latest picture, for a caller that misses something in [#now()] which another node may just have
    /// written. On a shared database, the call waits until the head has been read once more, at most every
    /// [#REFRESH_INTERVAL_MIN].
    ///
    /// @param timeout maximum time to wait
    /// @throws Problem.Busy as [#now()]
    public Picture caughtUp(Duration timeout) {
        if (store.shared()) {
            latestPicture.catchUp(timeout);
        }
        return now();
    }

    /// The latest picture, after a wait until it is at least as new as a revision token.
    ///
    /// @param revisionToken a revision token, see [Picture#revisionToken()]
    /// @param timeout maximum time to wait
    /// @throws Problem.Invalid `ledger.revision` if the text is not a revision token
    /// @throws Problem.Conflict `ledger.epoch` if it is of another epoch
    /// @throws Problem.Busy `ledger.behind` after the time-out
    public Picture atLeast(String revisionToken, Duration timeout) {
        return atLeast(RevisionToken.read(revisionToken, latestPicture.now().head()), timeout);
    }

    private Picture atLeast(RevisionToken token, Duration timeout) {
        Head current = latestPicture.now().head();
        if (!token.isOfEpoch(current)) {
            latestPicture.refreshSoon(); // a new epoch may have begun, but its numbers are not worth waiting for
        }
        token.requireEpochOf(current);
        Head head = latestPicture
                .await(picture -> token.isReachedBy(picture.head()), timeout)
                .head();
        token.requireEpochOf(head);
        if (!token.isReachedBy(head)) {
            throw new Problem.Busy(
                    "ledger.behind",
                    "This node has not reached revision " + token.revision() + "." + token.feed() + " yet, it is at "
                            + head.revision() + "." + head.feed() + ". Try again in " + RETRY_AFTER_SECONDS + " s",
                    RETRY_AFTER_SECONDS);
        }
        return now();
    }

    /// The picture at an earlier revision token, at most 10,000 entries ago: for the pages of one list.
    ///
    /// @param revisionToken a revision token, see [Picture#revisionToken()]
    /// @param timeout maximum time to wait for the revision, and again for other requests for earlier revisions
    /// @throws Problem.Invalid `ledger.revision` if the text is not a revision token, `ledger.too_old` if it is too
    ///     old
    /// @throws Problem.Conflict `ledger.epoch` if it is of another epoch
    /// @throws Problem.Busy `ledger.behind`, `ledger.unavailable`, `ledger.earlier`
    public Picture earlier(String revisionToken, Duration timeout) {
        RevisionToken token =
                RevisionToken.read(revisionToken, latestPicture.now().head());
        Picture latest = atLeast(token, timeout);
        if (latest.revision() - token.revision() > EARLIER_MAX) {
            throw new Problem.Invalid(
                    "ledger.too_old",
                    "Revision " + token.revision() + " is more than " + EARLIER_MAX
                            + " changes ago. Begin again with the first page of the list");
        }
        return callStore(() -> history.asOf(latest, token.revision(), timeout));
    }

    /// Decides a use case, stores its changes and publishes the new picture.
    ///
    /// @throws Problem if the use case refuses, or `ledger.busy` if too many are waiting
    public WriteResult write(Caller caller, UseCase useCase) {
        return write(new Job(caller, useCase, false));
    }

    /// As [#write], for log-ins and log-outs: they have a queue of their own and never wait behind other changes.
    public WriteResult writeSession(Caller caller, UseCase useCase) {
        return write(new Job(caller, useCase, true));
    }

    /// Decides a use case on the latest picture and stores nothing: a dry run.
    public WriteResult preview(Caller caller, UseCase useCase) {
        Picture before = now();
        Stamp stamp = new Stamp(
                before.revision() + 1, Math.max(clock.millis(), before.head().millis()));
        Draft draft = new Draft(before, caller, stamp, Integer.MAX_VALUE);
        draft.decide(useCase);
        Head old = before.head();
        Head head = draft.changes().isEmpty()
                ? old
                : new Head(old.epoch(), stamp.revision(), old.feed() + 1, "", stamp.millis(), old.format());
        return new WriteResult(
                before,
                new Picture(head, draft.now(), draft.access(), before.sessions()),
                List.copyOf(draft.changes()),
                List.copyOf(draft.answers()));
    }

    /// The picture as of a revision, computed from the latest one with the inverses of the changes. Its sessions are
    /// those of the latest picture.
    ///
    /// Cost: one step per entry between the revision and the nearest waypoint.
    ///
    /// @param revision 0 to the latest revision
    /// @throws Problem.Invalid `ledger.revision` if the revision does not exist
    public Picture asOf(long revision) {
        Picture latest = now();
        return callStore(() -> history.asOf(latest, revision, settings.waitMax()));
    }

    /// Whether a session is valid now: see [Picture#isSessionValid].
    public boolean isSessionValid(Session session) {
        return now().isSessionValid(session, clock.millis());
    }

    /// The kept answer to a user's call with an idempotency key.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public Optional<Batch.KeptAnswer> keptAnswer(UserId user, String key) {
        return callStore(() -> store.keptAnswer(user, key));
    }

    /// The newest entries of the journal up to a revision, newest first.
    ///
    /// @param to the highest revision
    /// @param mentioning an id that the entry's text contains, 32 upper-case hex digits; null for any entry
    /// @param countMax the maximum number of entries
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public List<Entry> latestEntries(long to, @Nullable String mentioning, int countMax) {
        return callStore(() -> store.latestEntries(to, mentioning, countMax)).stream()
                .map(StoredEntry::entry)
                .toList();
    }

    /// The secret with an id.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public Optional<Secret> secret(String id) {
        return callStore(() -> store.secret(id));
    }

    /// The time of the newest security event of a kind about a user, milliseconds since 1970 UTC.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public Optional<Long> lastEvent(String kind, String user) {
        return callStore(() -> store.lastEvent(kind, user));
    }

    /// Appends to the log of security events.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public void append(List<SecurityEvent> events) {
        callStore(() -> {
            store.append(events);
            return events;
        });
    }

    /// Deletes sessions that ended before a time, and batch ids and kept answers from before that time.
    ///
    /// @param millis the time, milliseconds since 1970 UTC
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    public void prune(long millis) {
        callStore(() -> {
            store.prune(millis);
            return millis;
        });
    }

    /// Finishes the current batch, refuses the waiting use cases, and closes the store.
    @Override
    public void close() {
        closed = true;
        writer.stop();
        pollThread.interrupt();
        timeoutThread.interrupt();
        try {
            if (!writerThread.join(STOP_TIMEOUT)) {
                writerThread.interrupt(); // it then refuses the jobs that still wait
                writerThread.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private WriteResult write(Job job) {
        if (closed || !queue.offer(job)) {
            throw busy();
        }
        try {
            writer.writeOrWake();
            return job.done.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            if (job.giveUp()) {
                throw busy();
            }
            return outcome(job);
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        }
    }

    /// The writer has taken the job, so the caller waits for its outcome.
    private static WriteResult outcome(Job job) {
        try {
            return job.done.join();
        } catch (CompletionException failed) {
            throw unchecked(failed.getCause());
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /// Runs a call of the store.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database can't be reached
    private static <T> T callStore(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreUnavailable | StoreRefused | OutcomeUnknown away) {
            LOG.warn("the database can't be reached: {}", away.getMessage());
            throw new Problem.Busy(
                    "ledger.unavailable",
                    "The database can't be reached. Try again in " + RETRY_AFTER_SECONDS + " s",
                    RETRY_AFTER_SECONDS);
        }
    }

    private static void refuse(List<Job> expired) {
        expired.forEach(job -> job.done.completeExceptionally(busy()));
    }

    private static Problem busy() {
        return new Problem.Busy(
                "ledger.busy",
                "Too many changes are waiting, so this one was not made. Try again in " + RETRY_AFTER_SECONDS + " s",
                RETRY_AFTER_SECONDS);
    }

    /// Reads the head at an interval: confirms that the picture is the latest, or wakes the writer, in case a
    /// notification was lost.
    private void poll() {
        while (!closed) {
            try {
                Thread.sleep(settings.poll());
                long begunNanos = System.nanoTime();
                if (store.head().equals(latestPicture.now().head())) {
                    latestPicture.confirm(begunNanos);
                } else {
                    queue.wake();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                queue.wake(); // the writer meets the same failure and reports it
            }
        }
    }
}
