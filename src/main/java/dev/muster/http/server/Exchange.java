package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.RawRequest;
import dev.muster.http.Reply;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.RoutingRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One request and its answer on a connection of the web server.
final class Exchange implements RawRequest, Outgoing, Origin.Sender {

    /// Bytes of an unread body that are dropped at a time.
    private static final int SKIPPED_BYTES = 16 * 1024;

    private static final byte[] NOTHING = {};
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// The parts that all exchanges of a server share.
    record Shared(Origin origin, Watches watches, BodyBudget budget, Heads heads, int bodyBytesMax) {}

    /// The time limits for slow clients.
    record Watches(BodyWatch body, StallWatch stall) {}

    private final ConnectionContext connection;
    private final RoutingRequest request;
    private final Headers headers;
    private final Shared shared;
    private final HttpPrologue prologue;
    private final boolean chunked;
    private boolean bodyRead;
    private long reservedBytes;
    private boolean closing;

    Exchange(ConnectionContext connection, RoutingRequest request, Shared shared) {
        this.connection = connection;
        this.request = request;
        this.headers = request.headers();
        this.shared = shared;
        this.prologue = request.prologue();
        this.chunked = headers.contains(HeaderNames.TRANSFER_ENCODING);
        this.closing = chunked
                || (headers.contains(HeaderNames.CONNECTION) && headers.containsToken(HeaderValues.CONNECTION_CLOSE));
    }

    @Override
    public String method() {
        return prologue.method().text();
    }

    /// The path of the target, also if the target is an absolute URL, which a client behind a proxy may send.
    @Override
    public String path() {
        String raw = prologue.uriPath().rawPath();
        if (raw.startsWith("/") || raw.equals("*")) {
            return raw;
        }
        int authority = raw.toLowerCase(Locale.ROOT).startsWith("http") ? raw.indexOf("://") + 3 : -1;
        int path = authority < 3 ? -1 : raw.indexOf('/', authority);
        return path < 0 ? "/" : raw.substring(path);
    }

    @Override
    public String query() {
        return prologue.hasQuery() ? prologue.query().rawValue() : "";
    }

    @Override
    public @Nullable String header(String name) {
        HeaderName key = HeaderNames.create(name);
        return headers.contains(key) ? headers.get(key).get() : null;
    }

    @Override
    public List<String> headers(String name) {
        return headers.all(HeaderNames.create(name), List::of);
    }

    @Override
    public long bodyLength() {
        return chunked ? LENGTH_UNKNOWN : headers.contentLength().orElse(0);
    }

    @Override
    public byte[] body() {
        long length = bodyLength();
        if (length > shared.bodyBytesMax) {
            throw DirectAnswers.tooLarge();
        }
        long needed = chunked ? shared.bodyBytesMax : length;
        reserve(needed);
        boolean arrived = !chunked && connection.dataReader().available() >= length;
        return arrived ? read() : shared.watches.body.within(connection, this::read);
    }

    @Override
    public void reserve(long bytes) {
        shared.budget.reserve(bytes);
        reservedBytes += bytes;
    }

    /// Releases the memory that is reserved for the request.
    void release() {
        shared.budget.release(reservedBytes);
        reservedBytes = 0;
    }

    @Override
    public InetAddress peer() {
        return connection.remotePeer().address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public boolean tls() {
        return connection.isSecure();
    }

    @Override
    public String remoteAddress() {
        return shared.origin.remoteAddress(this);
    }

    @Override
    public boolean secure() {
        return shared.origin.secure(this);
    }

    @Override
    public String baseUrl() {
        return shared.origin.baseUrl(this);
    }

    @Override
    public void send(Head head, byte[] body) {
        decideToClose(head);
        boolean lengthless = head.status() == 204 || head.status() == 304;
        long length = lengthless ? Heads.NONE : body.length;
        write(shared.heads.write(head, isHead() ? NOTHING : body, length, closing));
    }

    @Override
    public OutputStream open(Head head) {
        decideToClose(head);
        if (isHead()) {
            write(shared.heads.write(head, NOTHING, Heads.NONE, closing));
            return OutputStream.nullOutputStream();
        }
        return new Chunks.Writer(this::write, shared.heads.write(head, NOTHING, Heads.CHUNKED, closing));
    }

    /// Makes the connection ready for the next request, or closes it. Called after the answer is sent.
    ///
    /// @throws ConnectionLost to close the connection; the web server does not close it by itself, even if the
    ///     client asked for it
    void end() {
        boolean unread = !bodyRead && bodyLength() != 0;
        if (closing) {
            if (unread && !awaitsContinue()) {
                shared.watches.body.drop(this::linger);
            }
            throw new ConnectionLost("The connection is closed after the answer");
        }
        if (unread && !shared.watches.body.drop(this::skip)) {
            throw new ConnectionLost("The end of an unread body did not arrive");
        }
    }

    private byte[] read() {
        if (chunked && awaitsContinue()) {
            write(CONTINUE);
        }
        try {
            byte[] bytes = chunked
                    ? Chunks.read(connection.dataReader(), shared.bodyBytesMax)
                    : request.content().inputStream().readAllBytes();
            bodyRead = true;
            return bytes;
        } catch (Problem problem) {
            throw problem;
        } catch (IOException | RuntimeException e) {
            throw new ConnectionLost("The body is incomplete: " + e.getMessage());
        }
    }

    /// Drops the bytes that the client still sends, until it closes the connection. If the server closed it earlier, a
    /// client that is still sending would see a broken connection instead of the answer.
    private boolean linger() {
        DataReader in = connection.dataReader();
        try {
            while (true) {
                in.ensureAvailable();
                in.skip(in.available());
            }
        } catch (RuntimeException e) {
            return true;
        }
    }

    /// Drops the rest of an unread body.
    ///
    /// @return whether its end was reached
    private boolean skip() {
        try {
            InputStream in = request.content().inputStream();
            while (in.skip(SKIPPED_BYTES) > 0) {
                // to the end of the body
            }
            return request.content().consumed();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void decideToClose(Head head) {
        // A client that expects "100 Continue" and gets an answer instead does not send its body.
        closing |= awaitsContinue() || asksToClose(head.headers());
    }

    private boolean awaitsContinue() {
        return !bodyRead && headers.contains(HeaderNames.EXPECT);
    }

    private static boolean asksToClose(List<Reply.Header> replyHeaders) {
        for (int i = 0; i < replyHeaders.size(); i++) {
            if (replyHeaders.get(i).name().equalsIgnoreCase("Connection")) {
                return true;
            }
        }
        return false;
    }

    private boolean isHead() {
        return prologue.method().equals(Method.HEAD);
    }

    private void write(byte[] bytes) {
        try {
            shared.watches.stall.writing(
                    connection, () -> connection.dataWriter().writeNow(BufferData.create(bytes)));
        } catch (RuntimeException e) {
            throw new ConnectionLost("The client closed the connection: " + e.getMessage());
        }
    }

    /// The memory for the bodies of all requests together: an eighth of the heap. Too many large bodies at once are
    /// refused, so they can't end the process.
    static final class BodyBudget {

        /// The number of bodies of the largest size that fit in any case, even into a small heap.
        private static final int BODIES_MIN = 4;

        private final AtomicLong freeBytes;

        BodyBudget(int bodyBytesMax) {
            long eighth = Runtime.getRuntime().maxMemory() / 8;
            this.freeBytes = new AtomicLong(Math.max(eighth, (long) BODIES_MIN * bodyBytesMax));
        }

        /// Reserves the bytes.
        ///
        /// @throws Problem.Busy `server.busy`
        void reserve(long bytes) {
            if (freeBytes.addAndGet(-bytes) < 0) {
                freeBytes.addAndGet(bytes);
                throw new Problem.Busy("server.busy", "Too many large requests at once. Try again later", 1);
            }
        }

        void release(long bytes) {
            freeBytes.addAndGet(bytes);
        }
    }
}
