package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.Json;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds the time in which a body has to arrive, whether nothing comes or a byte now and then.
///
/// A thread that waits for a body can't be woken without losing the connection, so the watch writes
/// the answer itself, and then cuts the connection. Reader and watch agree on who comes first.
final class BodyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BodyWatch.class);

    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final Heads heads;
    private final Supplier<Reply.Header> stated;

    /// @param stated a header for every answer
    BodyWatch(Duration timeout, ScheduledExecutorService timer, Heads heads, Supplier<Reply.Header> stated) {
        this.timeout = timeout;
        this.timer = timer;
        this.heads = heads;
        this.stated = stated;
    }

    /// Runs the reading; if it takes too long, the client is told so and the connection is cut.
    ///
    /// @throws ConnectionLost if it took too long
    <T> T within(ConnectionContext connection, Supplier<T> reading) {
        return timed(() -> refuse(connection), reading);
    }

    /// Runs the reading of what nobody wants; if it takes too long, the connection is cut without a
    /// word, since the answer has gone already.
    ///
    /// @throws ConnectionLost if it took too long
    boolean drop(BooleanSupplier reading) {
        return timed(() -> {}, reading::getAsBoolean);
    }

    private <T> T timed(Runnable farewell, Supplier<T> reading) {
        AtomicBoolean over = new AtomicBoolean();
        Thread reader = Thread.currentThread();
        Runnable cut = () -> {
            if (over.compareAndSet(false, true)) {
                farewell.run();
                reader.interrupt();
            }
        };
        Future<?> alarm = timer.schedule(cut, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            T read = reading.get();
            if (over.compareAndSet(false, true)) {
                return read;
            }
            throw late();
        } catch (RuntimeException e) {
            throw over.compareAndSet(false, true) ? e : late();
        } finally {
            alarm.cancel(false);
        }
    }

    private static ConnectionLost late() {
        return new ConnectionLost("The body came too slowly");
    }

    private void refuse(ConnectionContext connection) {
        String ticket = Problems.newTicket();
        Problem problem = new Problem.Invalid("body.slow", "The body came too slowly");
        LOG.info("{}: 400 {} ticket={}", connection.remotePeer().host(), problem.code(), ticket);
        Outgoing.Head head =
                new Outgoing.Head(400, Problems.CONTENT_TYPE, false, Reply.Caching.NO_STORE, List.of(stated.get()));
        byte[] body = Json.write(Problems.body(problem, ticket));
        byte[] answer = heads.write(head, body, body.length, true);
        try {
            connection.dataWriter().writeNow(BufferData.create(answer));
        } catch (RuntimeException e) {
            LOG.debug("The client of ticket {} is gone", ticket, e);
        }
    }
}
