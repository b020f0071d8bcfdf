package dev.muster.http.server;

import dev.muster.http.Route;
import io.helidon.common.tls.Tls;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

    private final Settings settings;
    private final Dispatcher dispatcher;
    private final BodyWatch watch;
    private final Exchange.Shared shared;
    private final InFlight inFlight = new InFlight();
    private final WebServer server;

    private Listener(Settings settings, List<Route> routes, Duration recheck) {
        this.settings = settings;
        this.dispatcher = new Dispatcher(settings, routes);
        this.watch = new BodyWatch(settings.limits().bodyTimeout());
        this.shared = new Exchange.Shared(
                new Origin(settings), watch, settings.limits().bodyBytesMax());
        this.server = configured(recheck).build();
    }

    /// Starts to listen.
    ///
    /// @param routes whose handlers have their guard in them
    /// @throws IllegalArgumentException if the settings can't be used, in one sentence
    public static Listener start(Settings settings, List<Route> routes) {
        return start(settings, routes, RECHECK);
    }

    static Listener start(Settings settings, List<Route> routes, Duration recheck) {
        QuietBridge.takeOver();
        Listener listener = new Listener(settings, routes, recheck);
        listener.server.start();
        return listener;
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
        dispatcher.refuseNew();
        boolean quiet = inFlight.awaitNone(grace);
        if (!quiet) {
            LOG.warn("Requests still ran after {} and are cut", grace);
        }
        server.stop();
        watch.close();
    }

    @Override
    public void close() {
        stop(GRACE);
    }

    private WebServerConfig.Builder configured(Duration recheck) {
        Limits limits = settings.limits();
        WebServerConfig.Builder config = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .maxPayloadSize(2L * limits.bodyBytesMax())
                .maxTcpConnections(limits.connectionsMax())
                .idleConnectionTimeout(limits.idleTimeout())
                .idleConnectionPeriod(limits.idleTimeout().dividedBy(4))
                .connectionOptions(options -> options.readTimeout(limits.idleTimeout()))
                .directHandlers(DirectAnswers.handlers())
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(limits.urlCharsMax())
                        .maxHeadersSize(limits.headerBytesMax())
                        .validatePath(false)
                        .validateResponseHeaders(false)
                        .sendKeepAliveHeader(false)
                        .log(HttpLogConfig.builder()
                                .sendLog(false)
                                .receiveLog(false)
                                .build())
                        .build())
                .routing(new CatchAll(this::route))
                .featuresDiscoverServices(false);
        Settings.Tls files = settings.tls();
        if (files != null) {
            config.useNio(false);
            config.tls(Tls.builder()
                    .sslContext(new Certificates(files, recheck).context())
                    .build());
        }
        return config;
    }

    private void route(ConnectionContext connection, RoutingRequest request, RoutingResponse response) {
        Exchange exchange = new Exchange(connection, request, response, shared);
        inFlight.begin();
        try {
            dispatcher.dispatch(exchange, exchange);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("An answer broke off: {}", e.toString());
            throw new CloseConnectionException("The answer broke off", e);
        } finally {
            inFlight.end();
        }
        exchange.end();
    }
}
