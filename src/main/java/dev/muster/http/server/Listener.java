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

/// The running web server: listens, hands every request to the [Dispatcher], stops in good order.
///
/// This class, [Exchange], [DirectAnswers], [BodyWatch] and [InFlight] are all that know which web
/// server it is. Blocking handlers run on virtual threads, one for each connection.
public final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /// How long requests may still run when the server is closed without a word about it.
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// How often certificate files are looked at.
    private static final Duration RECHECK = Duration.ofSeconds(1);

    /// Open files kept for the database, logs, libraries and certificates.
    private static final int OPEN_FILES_RESERVED = 256;

    private final Settings settings;
    private final ScheduledThreadPoolExecutor timer;
    private final StallWatch stallWatch;
    private final Exchange.Shared shared;
    private final InFlight inFlight = new InFlight();
    private final WebServer server;

    /// Null until it serves: nobody is connected before.
    private volatile @Nullable Dispatcher dispatcher;

    private Listener(Settings settings, Optional<SSLContext> tls) {
        this.settings = settings;
        Limits limits = settings.limits();
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("slow-clients").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.stallWatch = new StallWatch(limits.headTimeout(), limits.writeTimeout(), timer);
        Heads heads = new Heads();
        BodyWatch bodyWatch = new BodyWatch(limits.bodyTimeout(), timer, heads, this::stated);
        Exchange.Watches watches = new Exchange.Watches(bodyWatch, stallWatch);
        Exchange.BodyBudget budget = new Exchange.BodyBudget(limits.bodyBytesMax());
        this.shared = new Exchange.Shared(new Origin(settings), watches, budget, heads, limits.bodyBytesMax());
        this.server = configured(tls).build();
    }

    /// Makes it ready to listen, which takes longest at a start and needs nothing of what it will serve.
    ///
    /// @param tls as [#tls] made it
    /// @throws IllegalArgumentException if the settings can't be used, in one sentence
    public static Listener prepare(Settings settings, Optional<SSLContext> tls) {
        QuietBridge.takeOver();
        return new Listener(settings, tls);
    }

    /// Starts to listen.
    ///
    /// @param routes whose handlers have their guard in them
    /// @return this
    /// @throws UncheckedIOException if the address is taken or not this machine's, in one sentence
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
        return Objects.requireNonNull(dispatcher, "it doesn't serve yet");
    }

    private Reply.Header stated() {
        return dispatcher().stated();
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Where this server is reached from its own machine: scheme, host, port, context path.
    public String url() {
        String scheme = settings.tls() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return scheme + "://" + host + ":" + port() + settings.contextPath();
    }

    /// Stops: new requests are turned away with 503, running ones end, then connections are closed.
    ///
    /// @param grace how long running requests may take; past it they are cut
    public void stop(Duration grace) {
        if (dispatcher != null) {
            dispatcher().refuseNew();
            boolean quiet = inFlight.awaitNone(grace);
            if (!quiet) {
                LOG.warn("Requests still ran after {} and are cut", grace);
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

    /// Connections for which the process has open files to spare: a server that finds none when a
    /// client comes stops listening for good.
    private static int openFilesLeft() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            return Math.clamp(system.getMaxFileDescriptorCount() - OPEN_FILES_RESERVED, 1, Integer.MAX_VALUE);
        }
        return Integer.MAX_VALUE;
    }

    /// What a listener with these settings needs for TLS; empty for plain HTTP. Comes before anything is created.
    ///
    /// @throws IllegalArgumentException if its certificate or key can't be used, in one sentence
    public static Optional<SSLContext> tls(Settings settings) {
        return tls(settings, RECHECK);
    }

    static Optional<SSLContext> tls(Settings settings, Duration recheck) {
        return Optional.ofNullable(settings.tls())
                .map(files -> new Certificates(files.certificate(), files.key(), recheck).context());
    }

    /// The web server says only that it didn't start, so the address is tried once more for the reason.
    private static UncheckedIOException cantListen(Settings settings) {
        IOException why = new IOException("it could not be opened");
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            why = e;
        }
        return new UncheckedIOException(
                "Can't listen on " + settings.host() + ":" + settings.port() + ": " + why.getMessage(), why);
    }

    private WebServerConfig.Builder configured(Optional<SSLContext> tls) {
        Limits limits = settings.limits();
        WebServerConfig.Builder config = Library.builder()
                .host(settings.host())
                .port(settings.port())
                .maxTcpConnections(Math.min(limits.connectionsMax(), openFilesLeft()))
                .idleConnectionTimeout(limits.idleTimeout())
                .idleConnectionPeriod(Duration.ofMillis(limits.idleTimeout().toMillis() / 4))
                // Without delay: the end of a streamed answer must not wait for the client to acknowledge its
                // beginning.
                .connectionOptions(
                        options -> options.readTimeout(limits.idleTimeout()).tcpNoDelay(true))
                .directHandlers(DirectAnswers.handlers(this::stated))
                .addConnectionSelector(
                        Http1ConnectionSelector.builder().config(http1()).build())
                .routing(new CatchAll(this::route));
        // The other kind of socket waits for ever in the middle of a handshake.
        tls.ifPresent(context ->
                config.useNio(false).tls(Tls.builder().sslContext(context).build()));
        return config;
    }

    /// The only protocol: with no other to choose, even what doesn't look like HTTP gets an answer.
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
            LOG.warn("An answer broke off: {}", e.toString());
            throw new CloseConnectionException("The answer broke off", e);
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
