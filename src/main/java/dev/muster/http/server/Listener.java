package dev.muster.http.server;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.muster.http.Reply;
import dev.muster.http.RevisionHeader;
import dev.muster.http.Route;
import dev.muster.http.tls.Certificates;
import io.helidon.common.tls.Tls;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running web server: listens, gives every request to the [Dispatcher], and stops in an orderly way.
///
/// Each connection has a virtual thread, on which handlers may block.
public final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /// The time that running requests have when the server is closed without another time.
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// The shortest time between two checks of the certificate files.
    private static final Duration RECHECK = Duration.ofSeconds(1);

    /// Open files that are reserved for the database, logs, libraries and certificates.
    private static final int OPEN_FILES_RESERVED = 256;

    private final Settings settings;
    private final ScheduledThreadPoolExecutor timer;
    private final StallWatch stallWatch;
    private final Exchange.Shared shared;
    private final InFlight inFlight = new InFlight();
    private final WebServer server;

    /// Null until the server listens; before that, no client is connected.
    private volatile @Nullable Dispatcher dispatcher;

    private Listener(Settings settings, Optional<SSLContext> tls) {
        this.settings = settings;
        Limits limits = settings.limits();
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("slow-clients").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.stallWatch = new StallWatch(limits.headTimeout(), limits.writeTimeout(), timer);
        Heads heads = new Heads();
        BodyWatch bodyWatch = new BodyWatch(limits.bodyTimeout(), timer, heads, this::withDefaultHeader);
        Exchange.Watches watches = new Exchange.Watches(bodyWatch, stallWatch);
        Exchange.BodyBudget budget = new Exchange.BodyBudget(limits.bodyBytesMax());
        this.shared = new Exchange.Shared(new Origin(settings), watches, budget, heads, limits.bodyBytesMax());
        this.server = configured(tls).build();
    }

    /// Prepares a server that does not listen yet. This is the longest part of a start, and needs no routes.
    ///
    /// @param tls the result of [#tls]
    /// @throws IllegalArgumentException if a setting can't be used; the message is one sentence
    public static Listener prepare(Settings settings, Optional<SSLContext> tls) {
        QuietBridge.takeOver();
        return new Listener(settings, tls);
    }

    /// Starts to listen.
    ///
    /// @param routes every route; its handler contains its guard
    /// @param revisionHeader the header by which every answer states its revision
    /// @return this listener
    /// @throws UncheckedIOException if the address is in use, or is not an address of this machine; the message is
    ///     one sentence
    public Listener serve(List<Route> routes, RevisionHeader revisionHeader) {
        dispatcher = new Dispatcher(settings, routes, revisionHeader);
        server.start();
        if (!server.isRunning()) {
            timer.shutdownNow();
            throw cantListen(settings);
        }
        return this;
    }

    private Dispatcher dispatcher() {
        return Objects.requireNonNull(dispatcher, "The server does not listen yet");
    }

    private Reply withDefaultHeader(Reply reply) {
        return dispatcher().withDefaultHeader(reply);
    }

    /// The port on which the server listens.
    public int port() {
        return server.port();
    }

    /// The URL of the server on its own machine: scheme, host, port, context path.
    public String url() {
        String scheme = settings.tls() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return scheme + "://" + host + ":" + port() + settings.contextPath();
    }

    /// Stops the server: new requests get 503, running requests end, then connections are closed.
    ///
    /// @param grace the time that running requests have to end
    public void stop(Duration grace) {
        if (dispatcher != null) {
            dispatcher().refuseNew();
            boolean ended = inFlight.awaitNone(grace);
            if (!ended) {
                LOG.warn("Requests still run after {}; their connections are closed", grace);
            }
            server.stop();
        }
        stallWatch.close();
        timer.shutdownNow();
    }

    @Override
    public void close() {
        stop(GRACE);
    }

    /// The connections for which the process has open files left. If there is no open file left for a new connection,
    /// the server stops listening for ever.
    private static int openFilesLeft() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            return Math.clamp(system.getMaxFileDescriptorCount() - OPEN_FILES_RESERVED, 1, Integer.MAX_VALUE);
        }
        return Integer.MAX_VALUE;
    }

    /// The TLS context for the settings; empty for plain HTTP. It is read before anything is created.
    ///
    /// @throws IllegalArgumentException if the certificate or the key can't be used; the message is one sentence
    public static Optional<SSLContext> tls(Settings settings) {
        return tls(settings, RECHECK);
    }

    static Optional<SSLContext> tls(Settings settings, Duration recheck) {
        return Optional.ofNullable(settings.tls())
                .map(files -> new Certificates(files.certificate(), files.key(), recheck).context());
    }

    /// The error with its reason. The web server reports only that it did not start, so the address is tried again.
    private static UncheckedIOException cantListen(Settings settings) {
        IOException why = new IOException("the address could not be opened");
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            why = e;
        }
        return new UncheckedIOException(
                "Can't listen on " + settings.host() + ":" + settings.port() + ": " + why.getMessage()
                        + ". Stop the other program, or choose another port",
                why);
    }

    private WebServerConfig.Builder configured(Optional<SSLContext> tls) {
        Limits limits = settings.limits();
        WebServerConfig.Builder config = Library.builder()
                .host(settings.host())
                .port(settings.port())
                .maxTcpConnections(Math.min(limits.connectionsMax(), openFilesLeft()))
                .idleConnectionTimeout(limits.idleTimeout())
                .idleConnectionPeriod(Duration.ofMillis(limits.idleTimeout().toMillis() / 4))
                // No delay (Nagle): the end of a streamed answer must not wait until the client acknowledges its
                // beginning.
                .connectionOptions(
                        options -> options.readTimeout(limits.idleTimeout()).tcpNoDelay(true))
                .directHandlers(DirectAnswers.handlers(this::withDefaultHeader))
                .addConnectionSelector(
                        Http1ConnectionSelector.builder().config(http1()).build())
                .routing(new CatchAll(this::route));
        // With NIO sockets, the web server waits for ever in the middle of a handshake.
        tls.ifPresent(context ->
                config.useNio(false).tls(Tls.builder().sslContext(context).build()));
        return config;
    }

    /// The only protocol. Without a choice of protocols, even bytes that are not HTTP get an answer.
    private Http1Config http1() {
        return Http1Config.builder()
                .maxPrologueLength(settings.limits().urlCharsMax())
                .maxHeadersSize(settings.limits().headerBytesMax())
                .addReceiveListener(stallWatch)
                .validatePath(false)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .log(HttpLogConfig.builder().sendLog(false).receiveLog(false).build())
                .build();
    }

    private void route(ConnectionContext connection, RoutingRequest request) {
        Exchange exchange = new Exchange(connection, request, shared);
        try {
            answer(exchange);
            exchange.end();
        } catch (ConnectionLost e) {
            LOG.debug("Connection closed: {}", e.getMessage());
            throw new CloseConnectionException(e.getMessage(), e);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("An answer is incomplete, its connection is closed: {}", e.toString());
            throw new CloseConnectionException("The answer is incomplete", e);
        }
    }

    private void answer(Exchange exchange) throws IOException {
        inFlight.begin();
        try {
            dispatcher().dispatch(exchange, exchange);
        } finally {
            exchange.release();
            inFlight.end();
        }
    }
}
