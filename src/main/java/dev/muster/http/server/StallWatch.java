package dev.muster.http.server;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Bounds the time between a request's first line and its last header, and the time in which a
/// client takes a piece of an answer. Past it the connection is cut without a word: nothing has been
/// asked yet, or nobody listens.
///
/// The web server itself waits for ever in both places, and a client that sends or takes a byte now
/// and then would keep a connection that others need.
final class StallWatch implements Http1ConnectionListener, AutoCloseable {

    private final long headNanos;
    private final long writeNanos;
    private final Map<ConnectionContext, Waiting> waiting = new ConcurrentHashMap<>();
    private final Future<?> rounds;

    /// @param head for the head of a request
    /// @param write for each piece of an answer
    StallWatch(Duration head, Duration write, ScheduledExecutorService timer) {
        this.headNanos = head.toNanos();
        this.writeNanos = write.toNanos();
        long period = Math.max(1, Math.min(head.toMillis(), write.toMillis()) / 4);
        this.rounds = timer.scheduleWithFixedDelay(this::cutLate, period, period, TimeUnit.MILLISECONDS);
    }

    private record Waiting(Thread thread, long until) {}

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        begin(connection, headNanos);
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        waiting.remove(connection);
    }

    /// Writes a piece of an answer.
    void writing(ConnectionContext connection, Runnable write) {
        begin(connection, writeNanos);
        try {
            write.run();
        } finally {
            waiting.remove(connection);
        }
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }

    private void begin(ConnectionContext connection, long nanos) {
        waiting.put(connection, new Waiting(Thread.currentThread(), System.nanoTime() + nanos));
    }

    private void cutLate() {
        long now = System.nanoTime();
        waiting.forEach((connection, late) -> {
            // Who removes the entry decides: the thread that got on, or the watch.
            if (now - late.until > 0 && waiting.remove(connection, late)) {
                late.thread.interrupt();
            }
        });
    }
}
