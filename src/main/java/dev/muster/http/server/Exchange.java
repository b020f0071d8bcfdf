package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.Incoming;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One request and its answer on the web server.
///
/// Everything of an answer that is the same for all is made once; a kept answer costs no rendering at all.
final class Exchange implements Incoming, Outgoing, Origin.Sender {

    /// How much of an unwanted body is dropped at a time.
    private static final int SKIPPED_BYTES = 16 * 1024;

    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    private static final Header ERROR_JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Problems.CONTENT_TYPE);
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Header NO_STORE_AUTH =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
    private static final Header PRAGMA = HeaderValues.createCached(HeaderNames.PRAGMA, "no-cache");
    private static final Header EXPIRES = HeaderValues.createCached(HeaderNames.EXPIRES, "0");
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    /// What every answer has, whatever it is (contract.md 9).
    static final List<Header> ALWAYS = List.of(
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("X-XSS-Protection", "1; mode=block"),
            HeaderValues.createCached("Content-Security-Policy", "frame-ancestors 'self'"),
            HeaderValues.createCached(
                    HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE, PUT, PATCH, HEAD, OPTIONS"),
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type"),
            HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding"));

    /// What all exchanges of a server have in common.
    record Shared(Origin origin, BodyWatch watch, BodyBudget budget, int bodyBytesMax) {}

    private final ConnectionContext connection;
    private final RoutingRequest request;
    private final RoutingResponse response;
    private final Shared shared;
    private final HttpPrologue prologue;
    private final boolean chunked;
    private boolean bodyRead;
    private long taken;
    private boolean closing;
    private boolean flowing;

    Exchange(ConnectionContext connection, RoutingRequest request, RoutingResponse response, Shared shared) {
        this.connection = connection;
        this.request = request;
        this.response = response;
        this.shared = shared;
        this.prologue = request.prologue();
        this.chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
        this.closing = chunked;
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
        Headers headers = request.headers();
        return headers.contains(key) ? headers.get(key).get() : null;
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }

    @Override
    public long bodyLength() {
        return chunked ? LENGTH_UNKNOWN : request.headers().contentLength().orElse(0);
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
        return arrived ? read() : shared.watch.within(connection, this::read);
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
        begin(head);
        try {
            if (prologue.method().equals(Method.HEAD)) {
                if (head.type() != null) {
                    response.headers().contentLength(body.length);
                }
                response.send();
            } else {
                response.send(body);
            }
        } catch (CloseConnectionException | UncheckedIOException e) {
            throw new ConnectionLost("The client hung up: " + e.getMessage());
        }
    }

    @Override
    public OutputStream open(Head head) {
        begin(head);
        if (prologue.method().equals(Method.HEAD)) {
            response.send();
            return OutputStream.nullOutputStream();
        }
        flowing = true;
        return new Flow(response.outputStream());
    }

    /// What has to happen once the answer has gone: the connection is made ready for the next request, or closed.
    ///
    /// @throws ConnectionLost to close it; the web server doesn't by itself, even if the client asked
    void end() {
        if (flowing) {
            response.commit();
        }
        boolean unread = !bodyRead && bodyLength() != 0;
        if (closing || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            if (unread) {
                shared.watch.drop(this::linger);
            }
            throw new ConnectionLost("Asked for");
        }
        if (unread && !shared.watch.drop(this::skip)) {
            throw new ConnectionLost("The body was not wanted");
        }
    }

    /// The body of an answer on its way; knows a client that hung up from a body that can't be made.
    private static final class Flow extends OutputStream {
        private final OutputStream out;

        Flow(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException | RuntimeException e) {
                throw new ConnectionLost("The client hung up: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException | RuntimeException e) {
                throw new ConnectionLost("The client hung up: " + e.getMessage());
            }
        }
    }

    private byte[] read() {
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

    private void begin(Head head) {
        response.status(head.status() == 200 ? Status.OK_200 : Status.create(head.status()));
        ServerResponseHeaders headers = response.headers();
        for (int i = 0; i < ALWAYS.size(); i++) {
            headers.set(ALWAYS.get(i));
        }
        String type = head.type();
        if (type != null) {
            headers.set(contentType(type));
        }
        if (head.gzip()) {
            headers.set(GZIP);
        }
        cacheControl(headers, head.caching());
        for (Reply.Header header : head.headers()) {
            Header value = HeaderValues.create(header.name(), header.value());
            if (header.name().equalsIgnoreCase("Set-Cookie")) {
                headers.add(value);
            } else {
                headers.set(value);
            }
        }
        // A client that waits for leave to send its body, and was answered without, won't send it.
        boolean waiting = !bodyRead && request.headers().containsToken(HeaderValues.EXPECT_100);
        closing |= waiting || headers.containsToken(HeaderValues.CONNECTION_CLOSE);
        if (closing) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
    }

    private static Header contentType(String type) {
        return switch (type) {
            case "application/json" -> JSON;
            case Problems.CONTENT_TYPE -> ERROR_JSON;
            default -> HeaderValues.create(HeaderNames.CONTENT_TYPE, type);
        };
    }

    private static void cacheControl(ServerResponseHeaders headers, Reply.Caching caching) {
        switch (caching) {
            case NO_STORE -> headers.set(NO_STORE);
            case NO_STORE_AUTH -> {
                headers.set(NO_STORE_AUTH);
                headers.set(PRAGMA);
                headers.set(EXPIRES);
            }
        }
    }
}
