package dev.muster.app;

import dev.muster.base.Problem;
import dev.muster.database.DataDirectory;
import dev.muster.database.Stores;
import dev.muster.demo.Company;
import dev.muster.http.Route;
import dev.muster.http.server.Listener;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LiveSessions;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Guard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running program: store, ledger, routes, web server; started and stopped in this order and its
/// reverse.
public final class App implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /// How long requests that are being answered may take when the server stops.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(30);

    /// How long rows of ended sessions are kept.
    private static final Duration KEPT = Duration.ofDays(1);

    private final @Nullable DataDirectory data;
    private final Ledger ledger;
    private final List<Endpoint> endpoints;
    private final Listener listener;
    private final ScheduledExecutorService housekeeping;
    private final @Nullable String firstPassword;

    private App(Config config, InstantSource clock, @Nullable DataDirectory data, Store store) {
        this.data = data;
        this.ledger = Ledger.open(store, clock, config.ledger());
        this.firstPassword = FirstStart.run(ledger, config.demo() ? Optional.of("") : config.adminPassword())
                .orElse(null);
        if (config.company()) {
            Company.enter(ledger);
        }
        LiveSessions sessions =
                new LiveSessions(ledger, clock, config.sessions().idle());
        Guard guard = new Guard(ledger, sessions);
        int cores = Runtime.getRuntime().availableProcessors();
        this.endpoints = Faces.of(new Faces.Parts(ledger, sessions, config.sessions(), cores, clock));
        List<Route> routes = endpoints.stream().map(guard::route).toList();
        this.listener = Listener.start(config.http(), routes);
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        long period = HOUSEKEEPING.toSeconds();
        var _ = housekeeping.scheduleWithFixedDelay(() -> tidy(sessions, clock), period, period, TimeUnit.SECONDS);
    }

    /// Starts everything.
    ///
    /// @throws StoreRefused if the data can't be used by this program, in one sentence
    /// @throws StoreUnavailable if the database can't be reached
    public static App start(Config config, InstantSource clock) {
        if (config.database() != null) {
            return new App(config, clock, null, Stores.open(config.database(), System.getenv()));
        }
        DataDirectory data = DataDirectory.open(config.data());
        try {
            requireSameKind(config, data);
            return new App(config, clock, data, Stores.open(data));
        } catch (RuntimeException refused) {
            data.close();
            throw refused;
        }
    }

    /// A demonstration's data has accounts with known passwords: it is never served in earnest.
    private static void requireSameKind(Config config, DataDirectory data) {
        if (config.demo() && data.isNew()) {
            data.markDemo();
        }
        if (config.demo() != data.isDemo()) {
            throw new StoreRefused(
                    config.demo()
                            ? "The data directory " + data.path()
                                    + " is not a demonstration's; choose another for --demo"
                            : "The data directory " + data.path()
                                    + " is a demonstration's, with known passwords; it is served with --demo only",
                    null);
        }
    }

    /// The port the server listens on.
    public int port() {
        return listener.port();
    }

    /// Where the server is reached from its own machine.
    public String url() {
        return listener.url();
    }

    /// The latest picture and the way to the next.
    public Ledger ledger() {
        return ledger;
    }

    /// Every endpoint that is served.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// Administrator's password, if this was the first start and one was made up: to be shown once.
    public Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    private void tidy(LiveSessions sessions, InstantSource clock) {
        try {
            sessions.tick();
            ledger.prune(clock.millis() - KEPT.toMillis());
        } catch (Problem | StoreUnavailable later) {
            LOG.info("sessions are tidied up later: {}", later.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("sessions could not be tidied up", bug);
        }
    }

    /// Stops: requests that are being answered end, new ones are turned away, then the store is let go.
    @Override
    public void close() {
        housekeeping.shutdownNow();
        listener.stop(GRACE);
        ledger.close();
        if (data != null) {
            data.close();
        }
    }
}
