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

/// The organisation through time: the latest picture, and the only way to the next one.
///
/// Thread-safe. Reading takes a reference; writing blocks until what was written is durable and
/// published. Refuses with `ledger.busy`, `ledger.unavailable`, `ledger.stale`, `ledger.revision`.
public final class Ledger implements AutoCloseable {

    /// The shortest time between two looks at the database that callers ask for, however many callers there are.
    public static final Duration LOOKS_APART = Duration.ofMillis(25);

    /// How many entries ago a list may have begun: to undo more takes seconds.
    static final long EARLIER_MAX = 10_000;

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Store store;
    private final InstantSource clock;
    private final LedgerSettings settings;
    private final WriteQueue queue;
    private final Writer writer;
    private final Thread writerThread;
    private final Thread pollThread;
    private final Thread patienceThread;
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
        this.patienceThread = Thread.ofPlatform()
                .name("ledger-patience")
                .daemon()
                .unstarted(new QueueTimeout(queue, settings.waitMax(), Ledger::letGo));
        this.pollThread = Thread.ofPlatform().name("ledger-poll").daemon().unstarted(this::poll);
    }

    /// Loads the latest picture and starts the writer.
    public static Ledger open(Store store, InstantSource clock, LedgerSettings settings) {
        Ledger ledger = new Ledger(store, clock, settings);
        ledger.writerThread.start();
        ledger.patienceThread.start();
        if (store.shared()) {
            store.onWakeUp(ledger.queue::wake);
            ledger.pollThread.start();
        }
        return ledger;
    }

    /// The latest picture.
    ///
    /// @throws Problem.Busy `ledger.stale` if this node shares its database and could not confirm for
    ///     too long that nobody else has written: it never decides on what may be revoked
    public Picture now() {
        if (!fresh()) {
            throw new Problem.Busy(
                    "ledger.stale", "This node could not reach its database for too long", RETRY_AFTER_SECONDS);
        }
        return latestPicture.now();
    }

    /// Of the latest picture, whether [#now()] answers or not: see [Picture#revisionToken].
    public String revisionToken() {
        return latestPicture.now().revisionToken();
    }

    /// Whether [#now()] answers.
    public boolean fresh() {
        return !store.shared() || latestPicture.confirmedWithin(settings.stalenessMax());
    }

    /// Whether other nodes may write to its database.
    public boolean shared() {
        return store.shared();
    }

    /// The latest picture, for a question about something that this node has never heard of: if another node may have
    /// written it a moment ago, after one more look at the database. However many ask, the looks are
    /// [#LOOKS_APART].
    ///
    /// @throws Problem.Busy as [#now()]
    public Picture caughtUp(Duration patience) {
        if (store.shared()) {
            latestPicture.catchUp(patience);
        }
        return now();
    }

    /// The latest picture that is not older than a mark ([Picture#revisionToken()]); waits for it.
    ///
    /// @throws Problem.Invalid `ledger.revision` if the mark is none
    /// @throws Problem.Conflict `ledger.epoch` if it is of another epoch
    /// @throws Problem.Busy `ledger.behind` if the picture doesn't get there in time
    public Picture atLeast(String revisionToken, Duration patience) {
        String[] parts = revisionToken.split("\\.", -1);
        long revision = revision(revisionToken);
        long feed = parts.length == 3 ? number(parts[2]) : -1;
        if (revision < 0 || feed < 0) {
            throw new Problem.Invalid("ledger.revision", "Not a revision of this server");
        }
        if (!latestPicture.now().head().epoch().equals(parts[0])) {
            latestPicture.lookSoon(); // another epoch may have begun, but its numbers are not worth waiting for
            throw new Problem.Conflict("ledger.epoch", "That revision is of another epoch of this server");
        }
        Head head = latestPicture
                .await(of -> of.revision() >= revision && of.head().feed() >= feed, patience)
                .head();
        if (!head.epoch().equals(parts[0])) {
            throw new Problem.Conflict("ledger.epoch", "That revision is of another epoch of this server");
        }
        if (head.revision() < revision || head.feed() < feed) {
            throw new Problem.Busy("ledger.behind", "This node has not got there yet", RETRY_AFTER_SECONDS);
        }
        return now();
    }

    /// The picture of an earlier mark ([Picture#revisionToken()]), not too long ago: for the pages of one list.
    ///
    /// @throws Problem.Invalid `ledger.revision` if the mark is none, `ledger.too_old`
    /// @throws Problem.Conflict `ledger.epoch`
    /// @param patience how long to wait for the mark, and how long for others who ask for other moments
    /// @throws Problem.Busy `ledger.behind`, `ledger.unavailable`, `ledger.earlier`
    public Picture earlier(String revisionToken, Duration patience) {
        Picture latest = atLeast(revisionToken, patience);
        long revision = revision(revisionToken);
        if (latest.revision() - revision > EARLIER_MAX) {
            throw new Problem.Invalid("ledger.too_old", "That was too many changes ago: begin the list anew");
        }
        return reached(() -> history.asOf(latest, revision, patience));
    }

    private static long revision(String revisionToken) {
        String[] parts = revisionToken.split("\\.", -1);
        return parts.length == 3 ? number(parts[1]) : -1;
    }

    /// Decides a use case, stores what it changed, publishes it.
    ///
    /// @throws Problem if it refuses, or `ledger.busy` if too many are waiting
    public WriteResult write(Caller caller, UseCase useCase) {
        return write(new Job(caller, useCase, false));
    }

    /// As [#write], in the lane for log-ins and log-outs, which never queues behind the rest.
    public WriteResult writeSession(Caller caller, UseCase useCase) {
        return write(new Job(caller, useCase, true));
    }

    /// Decides a use case on the latest picture and stores nothing.
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

    /// The picture as it was at a revision: the latest one walked back by the changes' inverses. Its
    /// sessions are today's. Costs one step per entry since, or since a moment that is kept.
    ///
    /// @throws Problem.Invalid `ledger.revision` if there was no such revision
    public Picture asOf(long revision) {
        Picture latest = now();
        return reached(() -> history.asOf(latest, revision, settings.waitMax()));
    }

    /// Whether a session goes on now: see [Picture#isSessionValid].
    public boolean isSessionValid(Session session) {
        return now().isSessionValid(session, clock.millis());
    }

    /// What was answered to the user's call with that key.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public Optional<Batch.KeptAnswer> answered(UserId user, String key) {
        return reached(() -> store.answered(user, key));
    }

    /// The newest entries of the journal up to a revision, newest first.
    ///
    /// @param mentioning an id that stands in the entry's text; null: any entry
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public List<Entry> latestEntries(long to, @Nullable String mentioning, int countMax) {
        return reached(() -> store.latestEntries(to, mentioning, countMax)).stream()
                .map(StoredEntry::entry)
                .toList();
    }

    /// A secret that a change named.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public Optional<Secret> secret(String id) {
        return reached(() -> store.secret(id));
    }

    /// When the newest security event of that kind about that user was, milliseconds since 1970 UTC.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public Optional<Long> lastEvent(String kind, String user) {
        return reached(() -> store.lastEvent(kind, user));
    }

    /// Appends to the log of security events.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public void append(List<SecurityEvent> events) {
        reached(() -> {
            store.append(events);
            return events;
        });
    }

    /// Drops what ended before a time: sessions, marks of batches.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public void prune(long millis) {
        reached(() -> {
            store.prune(millis);
            return millis;
        });
    }

    /// Finishes the batch that is being written, refuses the rest, and lets the store go.
    @Override
    public void close() {
        closed = true;
        writer.stop();
        pollThread.interrupt();
        patienceThread.interrupt();
        try {
            if (!writerThread.join(STOP_PATIENCE)) {
                writerThread.interrupt(); // whoever still waits is told so
                writerThread.join(STOP_PATIENCE);
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
            writer.written();
            return job.done.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            if (job.giveUp()) {
                throw busy();
            }
            return outcome(job);
        } catch (ExecutionException failed) {
            throw reason(failed.getCause());
        }
    }

    /// The writer has it: its outcome must be known before anybody is told anything.
    private static WriteResult outcome(Job job) {
        try {
            return job.done.join();
        } catch (CompletionException failed) {
            throw reason(failed.getCause());
        }
    }

    private static RuntimeException reason(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    private static <T> T reached(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (StoreUnavailable | StoreRefused | OutcomeUnknown away) {
            LOG.warn("the database is away: {}", away.getMessage());
            throw new Problem.Busy("ledger.unavailable", "The database can't be reached", RETRY_AFTER_SECONDS);
        }
    }

    private static void letGo(List<Job> impatient) {
        impatient.forEach(job -> job.done.completeExceptionally(busy()));
    }

    private static Problem busy() {
        return new Problem.Busy("ledger.busy", "Too many changes are waiting; try again", RETRY_AFTER_SECONDS);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /// Finds what a lost wake-up would hide, and confirms that the picture is the latest.
    private void poll() {
        while (!closed) {
            try {
                Thread.sleep(settings.poll());
                long asked = System.nanoTime();
                if (store.head().equals(latestPicture.now().head())) {
                    latestPicture.confirm(asked);
                } else {
                    queue.wake();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                queue.wake(); // whatever it is, the writer meets it too and says so
            }
        }
    }
}
