package dev.muster.endpoint;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.store.SecurityEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records security events, and writes them to the database in a thread of its own. No request waits for it or is
/// refused because of it. If more events happen than can be written, the oldest are dropped and their number is
/// recorded.
///
/// Thread-safe.
public final class SecurityLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    /// Maximum number of events that wait to be written.
    public static final int WAITING_MAX = 10_000;

    /// Maximum number of events written at once.
    private static final int BATCH_MAX = 1_000;

    /// Maximum number of refusals of one user that are recorded in a minute. Otherwise a client that is refused all the
    /// time would push all other events out of the log.
    public static final int REFUSALS_A_MINUTE_MAX = 20;

    private static final String REFUSED = "refused";
    private static final long MINUTE_MILLIS = 60_000;

    /// Longest detail, in characters; a longer one is cut.
    private static final int CHARS_MAX = 500;

    /// The time that the first event waits for others, to be written together with them. Also the time between two
    /// tries while the database is unavailable.
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<List<SecurityEvent>> sink;
    private final InstantSource clock;
    private final int waitingMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<SecurityEvent> waiting = new ArrayDeque<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Thread thread;
    private long refusalsMinute;
    private long dropped;
    private boolean closed;

    /// @param sink writes events to the database; may block and may throw [Problem.Busy]
    public SecurityLog(Consumer<List<SecurityEvent>> sink, InstantSource clock) {
        this(sink, clock, WAITING_MAX);
    }

    SecurityLog(Consumer<List<SecurityEvent>> sink, InstantSource clock, int waitingMax) {
        this.sink = sink;
        this.clock = clock;
        this.waitingMax = waitingMax;
        this.thread = Thread.ofPlatform().daemon().name("security-log").start(this::write);
    }

    /// Records an event without blocking.
    ///
    /// @param kind the kind of event, such as `login`
    /// @param user the id of the user; for a failed log-in the login name or the user id in the request, which
    ///     may be empty
    public void record(String kind, String user, String address, String detail) {
        SecurityEvent event = new SecurityEvent(clock.millis(), kind, Text.shown(user), address, shortened(detail));
        lock.lock();
        try {
            if (waiting.size() == waitingMax) {
                waiting.removeFirst();
                dropped++;
            }
            waiting.addLast(event);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Records a refusal. After [#REFUSALS_A_MINUTE_MAX] refusals of one user in a minute, one event says that there
    /// were more.
    public void refused(String user, String address, String detail) {
        int count = refusals(user);
        if (count <= REFUSALS_A_MINUTE_MAX) {
            record(REFUSED, user, address, detail);
        } else if (count == REFUSALS_A_MINUTE_MAX + 1) {
            record(REFUSED, user, address, "more than " + REFUSALS_A_MINUTE_MAX + " in a minute: no more are recorded");
        }
    }

    /// The number of the user's refusals in this minute, including this one.
    private int refusals(String user) {
        long minute = clock.millis() / MINUTE_MILLIS;
        lock.lock();
        try {
            if (minute != refusalsMinute) {
                refusals.clear();
                refusalsMinute = minute;
            }
            return refusals.merge(user, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /// Writes the waiting events, for at most a few seconds, and ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            List<SecurityEvent> batch = next();
            while (!batch.isEmpty()) {
                writeAll(batch);
                batch = next();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes the events, and tries again while the database is unavailable. After the log is closed it tries
    /// only once.
    private void writeAll(List<SecurityEvent> batch) throws InterruptedException {
        while (true) {
            try {
                sink.accept(batch);
                return;
            } catch (Problem.Busy unavailable) {
                if (pause()) {
                    return;
                }
            } catch (RuntimeException refused) {
                LOG.error("{} security events could not be written and are dropped", batch.size(), refused);
                return;
            }
        }
    }

    /// The next events, collected for a short time. None if the log is closed and all events are written.
    private List<SecurityEvent> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        pause();
        return takeBatch();
    }

    private List<SecurityEvent> takeBatch() {
        lock.lock();
        try {
            List<SecurityEvent> batch = new ArrayList<>();
            if (dropped > 0) {
                batch.add(new SecurityEvent(clock.millis(), "dropped", "", "", dropped + " events were dropped"));
                dropped = 0;
            }
            while (!waiting.isEmpty() && batch.size() < BATCH_MAX) {
                batch.add(waiting.removeFirst());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for [#GATHERING], or until the log is closed.
    ///
    /// @return whether the log is closed
    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            long nanos = GATHERING.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private static String shortened(String text) {
        return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
    }
}
