package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time limit for receiving a body, whether no byte arrives or a byte now and then.
///
/// A thread that waits for a body can't be woken without losing the connection. So the timer's thread writes the
/// answer itself and then closes the connection. An atomic flag decides which thread is first: the reader or the timer.
final class BodyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BodyWatch.class);

    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final Heads heads;
    private final UnaryOperator<Reply> withDefaultHeader;

    /// @param timeout from the headers to the last byte of the body
    /// @param withDefaultHeader adds the header of every answer
    BodyWatch(Duration timeout, ScheduledExecutorService timer, Heads heads, UnaryOperator<Reply> withDefaultHeader) {
        this.timeout = timeout;
        this.timer = timer;
        this.heads = heads;
        this.withDefaultHeader = withDefaultHeader;
    }

    /// Reads a body. After the time limit, the client gets an answer and the connection is closed.
    ///
    /// @throws ConnectionLost if the time limit has passed
    <T> T within(ConnectionContext connection, Supplier<T> reading) {
        return timed(() -> refuse(connection), reading);
    }

    /// Reads a body that is not needed. After the time limit the connection is closed without an answer, because an
    /// answer has been sent already.
    ///
    /// @throws ConnectionLost if the time limit has passed
    boolean drop(BooleanSupplier reading) {
        return timed(() -> {}, reading::getAsBoolean);
    }

    private <T> T timed(Runnable beforeClosing, Supplier<T> reading) {
        AtomicBoolean finished = new AtomicBoolean();
        Thread reader = Thread.currentThread();
        Runnable close = () -> {
            if (finished.compareAndSet(false, true)) {
                beforeClosing.run();
                reader.interrupt();
            }
        };
        Future<?> timedClose = timer.schedule(close, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            T read = reading.get();
            if (finished.compareAndSet(false, true)) {
                return read;
            }
            throw timeoutPassed();
        } catch (RuntimeException e) {
            throw finished.compareAndSet(false, true) ? e : timeoutPassed();
        } finally {
            timedClose.cancel(false);
        }
    }

    private static ConnectionLost timeoutPassed() {
        return new ConnectionLost("The body arrived too slowly");
    }

    private void refuse(ConnectionContext connection) {
        String ticket = Problems.newTicket();
        Problem problem = new Problem.Invalid("body.slow", "The body arrived too slowly. Send the request again");
        LOG.info("{}: 400 {} ticket={}", connection.remotePeer().host(), problem.code(), ticket);
        Rendering.Whole whole = Rendering.refusal(withDefaultHeader.apply(Problems.reply(problem, ticket)));
        byte[] body = whole.body().bytes();
        byte[] answer = heads.write(whole.head(), body, body.length, true);
        try {
            connection.dataWriter().writeNow(BufferData.create(answer));
        } catch (RuntimeException e) {
            LOG.debug("The client closed the connection before the answer with ticket {}", ticket, e);
        }
    }
}
