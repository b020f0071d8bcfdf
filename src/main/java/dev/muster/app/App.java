package dev.muster.app;

import dev.muster.base.Problem;
import dev.muster.demo.Company;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Guard;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.endpoint.SignedText;
import dev.muster.http.Route;
import dev.muster.http.server.Listener;
import dev.muster.ledger.Ledger;
import dev.muster.login.SessionSettings;
import dev.muster.password.PasswordRule;
import dev.muster.sql.DataDirectory;
import dev.muster.sql.Stores;
import dev.muster.store.Secret;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running program: data directory, store, ledger, routes, web server; started in this order and
/// stopped in its reverse.
public final class App implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /// How long requests that are being answered may take when the server stops.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(30);

    /// How long rows of ended sessions are kept.
    private static final Duration KEPT = Duration.ofDays(1);

    /// What to do at the end, the last one first.
    private final Deque<Runnable> ends;

    private final Ledger ledger;
    private final List<Endpoint> endpoints;
    private final Listener listener;

    private App(
            Config config,
            InstantSource clock,
            Consumer<String> shown,
            CompletableFuture<Listener> web,
            Deque<Runnable> ends) {
        this.ends = ends;
        this.ledger = ledger(config, clock, ends);
        ends.push(ledger::close);
        // It is stored: if anything fails from here on, nobody could tell it once more.
        FirstStart.run(ledger, config.demo(), marks(config), config.adminPassword())
                .ifPresent(shown);
        if (config.company()) {
            Company.finish(ledger);
        }
        SessionRegistry sessions =
                new SessionRegistry(ledger, clock, config.sessions().idle());
        int cores = Runtime.getRuntime().availableProcessors();
        SecurityLog log = new SecurityLog(ledger::append, clock);
        ends.push(log::close);
        SignedText signedText = SignedText.over(ledger, clock);
        this.endpoints = ServerEndpoints.of(
                new ServerEndpoints.Parts(ledger, sessions, sessionSettings(config), cores, signedText, log, clock));
        Guard guard = new Guard(ledger, sessions, log);
        List<Route> routes = endpoints.stream().map(guard::route).toList();
        this.listener = usable(() -> ready(web).serve(routes, guard.revisionHeader()));
        ends.push(() -> listener.stop(GRACE));
        ends.push(housekeeping(sessions, clock)::shutdownNow);
    }

    /// Starts everything.
    ///
    /// @throws StoreRefused if the data can't be used by this program, in one sentence
    /// @throws StoreUnavailable if the database can't be reached
    /// @throws WrongOption if a setting can't be used, in one sentence
    /// @throws UncheckedIOException if the address is taken, in one sentence
    public static App start(Config config, InstantSource clock) {
        return start(config, clock, password -> {});
    }

    /// As [#start(Config, InstantSource)].
    ///
    /// @param shown gets Administrator's password, if one was made up, as soon as it holds
    public static App start(Config config, InstantSource clock, Consumer<String> shown) {
        if (ConfigReader.isExposed(config.http())) {
            LOG.warn("Listening beyond this machine without TLS: passwords and tokens are sent in the clear");
        }
        // Beside the data: on two cores it takes no time of its own.
        CompletableFuture<Listener> web = CompletableFuture.supplyAsync(
                () -> Listener.prepare(config.http(), config.tls()),
                task -> Thread.ofPlatform().name("web-server").daemon().start(task));
        Deque<Runnable> ends = new ArrayDeque<>();
        try {
            return new App(config, clock, shown, web, ends);
        } catch (RuntimeException | Error failed) {
            ends.forEach(Runnable::run);
            var _ = web.thenAccept(Listener::close);
            throw failed;
        }
    }

    private static List<Secret> marks(Config config) {
        return config.company() ? List.of(SignedText.newKey(), Company.UNFINISHED) : List.of(SignedText.newKey());
    }

    private static SessionSettings sessionSettings(Config config) {
        return config.demo() ? config.sessions().withPasswords(PasswordRule.DEMO) : config.sessions();
    }

    private static Listener ready(CompletableFuture<Listener> web) {
        try {
            return web.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static <T> T usable(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new WrongOption(String.valueOf(e.getMessage()));
        }
    }

    private static Ledger ledger(Config config, InstantSource clock, Deque<Runnable> ends) {
        Store store = store(config, ends);
        try {
            return Ledger.open(store, clock, config.ledger());
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static Store store(Config config, Deque<Runnable> ends) {
        if (config.database() != null) {
            return Stores.open(config.database(), System.getenv());
        }
        DataDirectory data = DataDirectory.open(config.data());
        ends.push(data::close);
        requireSameKind(config, data);
        return Stores.open(data);
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

    private ScheduledExecutorService housekeeping(SessionRegistry sessions, InstantSource clock) {
        ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        every(housekeeping, sessions.tickEvery(), sessions::tick);
        every(housekeeping, HOUSEKEEPING, () -> ledger.prune(clock.millis() - KEPT.toMillis()));
        return housekeeping;
    }

    private static void every(ScheduledExecutorService housekeeping, Duration period, Runnable work) {
        long millis = period.toMillis();
        var _ = housekeeping.scheduleWithFixedDelay(() -> tidy(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void tidy(Runnable work) {
        try {
            work.run();
        } catch (Problem later) {
            LOG.info("sessions are tidied up later: {}", later.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("sessions could not be tidied up", bug);
        }
    }

    /// Stops: requests that are being answered end, new ones are turned away, then the store is let go.
    /// Twice does no harm.
    @Override
    public void close() {
        synchronized (ends) {
            while (!ends.isEmpty()) {
                ends.pop().run();
            }
        }
    }
}
