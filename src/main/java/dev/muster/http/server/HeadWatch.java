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

/// Bounds the time between a request's first line and its last header: past it the connection is
/// cut, without an answer, as nothing has been asked yet.
///
/// The web server itself waits for ever there, and a client that sends a byte now and then would
/// keep a connection that others need.
final class HeadWatch implements Http1ConnectionListener, AutoCloseable {

    private final long timeoutNanos;
    private final Future<?> rounds;
    private final Map<ConnectionContext, Waiting> waiting = new ConcurrentHashMap<>();

    HeadWatch(Duration timeout, ScheduledExecutorService timer) {
        this.timeoutNanos = timeout.toNanos();
        long period = Math.max(1, timeout.toMillis() / 4);
        this.rounds = timer.scheduleWithFixedDelay(this::cutLate, period, period, TimeUnit.MILLISECONDS);
    }

    private record Waiting(Thread reader, long since) {}

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        waiting.put(connection, new Waiting(Thread.currentThread(), System.nanoTime()));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        waiting.remove(connection);
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }

    private void cutLate() {
        long now = System.nanoTime();
        waiting.forEach((connection, late) -> {
            // Who removes the entry decides: the reader that got its headers, or the watch.
            if (now - late.since > timeoutNanos && waiting.remove(connection, late)) {
                late.reader.interrupt();
            }
        });
    }
}
