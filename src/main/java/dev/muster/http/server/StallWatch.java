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

/// The time limits for receiving the head of a request, and for sending a piece of an answer. After the limit the
/// connection is closed without an answer: there is no request yet, or the client does not read.
///
/// The web server itself waits for ever in both cases. A client that sends or receives a byte now and then would keep
/// a connection that others need.
final class StallWatch implements Http1ConnectionListener, AutoCloseable {

    private final long headNanos;
    private final long writeNanos;
    private final Map<ConnectionContext, Waiting> waiting = new ConcurrentHashMap<>();
    private final Future<?> checks;

    /// @param head the time for the head of a request
    /// @param write the time for each piece of an answer
    StallWatch(Duration head, Duration write, ScheduledExecutorService timer) {
        this.headNanos = head.toNanos();
        this.writeNanos = write.toNanos();
        long period = Math.max(1, Math.min(head.toMillis(), write.toMillis()) / 4);
        this.checks = timer.scheduleWithFixedDelay(this::closeLate, period, period, TimeUnit.MILLISECONDS);
    }

    private record Waiting(Thread thread, long untilNanos) {}

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        begin(connection, headNanos);
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        waiting.remove(connection);
    }

    /// Writes a piece of an answer under the time limit.
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
        checks.cancel(false);
    }

    private void begin(ConnectionContext connection, long nanos) {
        waiting.put(connection, new Waiting(Thread.currentThread(), System.nanoTime() + nanos));
    }

    private void closeLate() {
        long now = System.nanoTime();
        waiting.forEach((connection, late) -> {
            // Either the waiting thread or this check removes the entry; only the one that removes it acts.
            if (now - late.untilNanos > 0 && waiting.remove(connection, late)) {
                late.thread.interrupt();
            }
        });
    }
}
