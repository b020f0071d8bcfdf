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

/// One request and its answer on the web server.
final class Exchange implements RawRequest, Outgoing, Origin.Sender {

    /// How much of an unwanted body is dropped at a time.
    private static final int SKIPPED_BYTES = 16 * 1024;

    private static final byte[] NOTHING = {};
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// What all exchanges of a server have in common.
    record Shared(Origin origin, Watches watches, BodyBudget budget, Heads heads, int bodyBytesMax) {}

    /// Who ends the waiting for slow clients.
    record Watches(BodyWatch body, StallWatch stall) {}

    private final ConnectionContext connection;
    private final RoutingRequest request;
    private final Headers headers;
    private final Shared shared;
    private final HttpPrologue prologue;
    private final boolean chunked;
    private boolean bodyRead;
    private long taken;
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

    /// The path of a target in absolute form too, as a client behind a proxy may send it.
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
        shared.budget.take(needed);
        taken += needed;
        boolean arrived = !chunked && connection.dataReader().available() >= length;
        return arrived ? read() : shared.watches.body.within(connection, this::read);
    }

    /// Gives back the memory that the body took.
    void release() {
        shared.budget.give(taken);
        taken = 0;
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

    /// What has to happen once the answer has gone: the connection is made ready for the next request, or closed.
    ///
    /// @throws ConnectionLost to close it; the web server doesn't by itself, even if the client asked
    void end() {
        boolean unread = !bodyRead && bodyLength() != 0;
        if (closing) {
            if (unread && !waiting()) {
                shared.watches.body.drop(this::linger);
            }
            throw new ConnectionLost("Asked for");
        }
        if (unread && !shared.watches.body.drop(this::skip)) {
            throw new ConnectionLost("The body was not wanted");
        }
    }

    private byte[] read() {
        if (chunked && waiting()) {
            write(GO_ON);
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
            throw new ConnectionLost("The body broke off: " + e.getMessage());
        }
    }

    /// Drops what the client still sends until it hangs up: who is still sending would see a broken
    /// connection instead of the answer.
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

    /// Drops what is left of a body that nobody read; whether its end was reached.
    private boolean skip() {
        try {
            InputStream in = request.content().inputStream();
            while (in.skip(SKIPPED_BYTES) > 0) {
                // on to the end
            }
            return request.content().consumed();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void decideToClose(Head head) {
        // A client that waits for leave to send its body, and was answered without, won't send it.
        closing |= waiting() || asksToClose(head.headers());
    }

    private boolean waiting() {
        return !bodyRead && headers.contains(HeaderNames.EXPECT);
    }

    private static boolean asksToClose(List<Reply.Header> own) {
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).name().equalsIgnoreCase("Connection")) {
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
            throw new ConnectionLost("The client hung up: " + e.getMessage());
        }
    }

    /// How much memory the bodies of all requests together may take, so that many large ones at once are
    /// turned away instead of ending the process.
    static final class BodyBudget {

        /// As many bodies of the largest size as fit into an eighth of the heap, but some in any case.
        private static final int BODIES_MIN = 4;

        private final AtomicLong free;

        BodyBudget(int bodyBytesMax) {
            long eighth = Runtime.getRuntime().maxMemory() / 8;
            this.free = new AtomicLong(Math.max(eighth, (long) BODIES_MIN * bodyBytesMax));
        }

        /// Sets the bytes aside until they are given back.
        ///
        /// @throws Problem.Busy `server.busy`
        void take(long bytes) {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw new Problem.Busy("server.busy", "Too many large requests at once", 1);
            }
        }

        void give(long bytes) {
            free.addAndGet(bytes);
        }
    }
}
