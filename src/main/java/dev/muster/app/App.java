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
import dev.muster.login.LoginSettings;
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

/// The running program: data directory, store, ledger, routes, web server. They start in this order, and stop in the
/// reverse order.
public final class App implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /// The time that running requests have when the server stops.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration PRUNE_INTERVAL = Duration.ofSeconds(30);

    /// The time for which rows of ended sessions are kept.
    private static final Duration ENDED_SESSION_RETENTION = Duration.ofDays(1);

    /// The steps of a stop; the step that was added last runs first.
    private final Deque<Runnable> stopSteps;

    private final Ledger ledger;
    private final List<Endpoint> endpoints;
    private final Listener listener;

    private App(
            Config config,
            InstantSource clock,
            Consumer<String> passwordOutput,
            CompletableFuture<Listener> web,
            Deque<Runnable> stopSteps) {
        this.stopSteps = stopSteps;
        this.ledger = ledger(config, clock, stopSteps);
        stopSteps.push(ledger::close);
        // Printed at once: only its hash is stored, so it would be lost if a later step of the start failed.
        FirstStart.run(ledger, config.demo(), initialSecrets(config), config.adminPassword())
                .ifPresent(passwordOutput);
        if (config.company()) {
            Company.finish(ledger);
        }
        SessionRegistry sessions =
                new SessionRegistry(ledger, clock, config.sessions().idle());
        int cores = Runtime.getRuntime().availableProcessors();
        SecurityLog log = new SecurityLog(ledger::append, clock);
        stopSteps.push(log::close);
        SignedText signedText = SignedText.over(ledger, clock);
        this.endpoints = ServerEndpoints.of(
                new ServerEndpoints.Parts(ledger, sessions, loginSettings(config), cores, signedText, log, clock));
        Guard guard = new Guard(ledger, sessions, log);
        List<Route> routes = endpoints.stream().map(guard::route).toList();
        this.listener = asWrongOption(() -> joined(web).serve(routes, guard.revisionHeader()));
        stopSteps.push(() -> listener.stop(GRACE));
        stopSteps.push(housekeeping(sessions, clock)::shutdownNow);
    }

    /// Starts the program.
    ///
    /// @throws StoreRefused if this program can't use the data; the message is one sentence
    /// @throws StoreUnavailable if the database can't be reached
    /// @throws WrongOption if a setting can't be used; the message is one sentence
    /// @throws UncheckedIOException if the address is in use; the message is one sentence
    public static App start(Config config, InstantSource clock) {
        return start(config, clock, password -> {});
    }

    /// Starts the program, as [#start(Config, InstantSource)] does.
    ///
    /// @param passwordOutput receives Administrator's password as soon as it is stored, if it was generated
    public static App start(Config config, InstantSource clock, Consumer<String> passwordOutput) {
        if (ConfigReader.isExposed(config.http())) {
            LOG.warn("The server listens beyond this machine without TLS: passwords and tokens are not encrypted");
        }
        // In parallel with opening the data: on two cores it adds no time to the start.
        CompletableFuture<Listener> web = CompletableFuture.supplyAsync(
                () -> Listener.prepare(config.http(), config.tls()),
                task -> Thread.ofPlatform().name("web-server").daemon().start(task));
        Deque<Runnable> stopSteps = new ArrayDeque<>();
        try {
            return new App(config, clock, passwordOutput, web, stopSteps);
        } catch (RuntimeException | Error failed) {
            stopSteps.forEach(Runnable::run);
            var _ = web.thenAccept(Listener::close);
            throw failed;
        }
    }

    private static List<Secret> initialSecrets(Config config) {
        return config.company() ? List.of(SignedText.newKey(), Company.UNFINISHED) : List.of(SignedText.newKey());
    }

    private static LoginSettings loginSettings(Config config) {
        return config.demo() ? config.sessions().withPasswords(PasswordRule.DEMO) : config.sessions();
    }

    private static Listener joined(CompletableFuture<Listener> web) {
        try {
            return web.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static <T> T asWrongOption(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw new WrongOption(String.valueOf(e.getMessage()));
        }
    }

    private static Ledger ledger(Config config, InstantSource clock, Deque<Runnable> stopSteps) {
        Store store = store(config, stopSteps);
        try {
            return Ledger.open(store, clock, config.ledger());
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static Store store(Config config, Deque<Runnable> stopSteps) {
        if (config.database() != null) {
            return Stores.open(config.database(), System.getenv());
        }
        DataDirectory data = DataDirectory.open(config.data());
        stopSteps.push(data::close);
        requireSameKind(config, data);
        return Stores.open(data);
    }

    /// Refuses the data of a demonstration without `--demo`, because its accounts have known passwords; and other data
    /// with `--demo`.
    private static void requireSameKind(Config config, DataDirectory data) {
        if (config.demo() && data.isNew()) {
            data.setDemo();
        }
        if (config.demo() != data.isDemo()) {
            throw new StoreRefused(
                    config.demo()
                            ? "The data directory " + data.path()
                                    + " is not of a demonstration. Choose another directory for --demo"
                            : "The data directory " + data.path()
                                    + " is of a demonstration, whose passwords are known. Serve it with --demo only",
                    null);
        }
    }

    /// The port on which the server listens.
    public int port() {
        return listener.port();
    }

    /// The URL of the server on its own machine, with the context path.
    public String url() {
        return listener.url();
    }

    /// The ledger, which has the latest picture and writes changes.
    public Ledger ledger() {
        return ledger;
    }

    /// Every endpoint of the server.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    private ScheduledExecutorService housekeeping(SessionRegistry sessions, InstantSource clock) {
        ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        repeat(housekeeping, sessions.tickEvery(), sessions::tick);
        repeat(housekeeping, PRUNE_INTERVAL, () -> ledger.prune(clock.millis() - ENDED_SESSION_RETENTION.toMillis()));
        return housekeeping;
    }

    private static void repeat(ScheduledExecutorService housekeeping, Duration period, Runnable work) {
        long millis = period.toMillis();
        var _ = housekeeping.scheduleWithFixedDelay(() -> runLogged(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void runLogged(Runnable work) {
        try {
            work.run();
        } catch (Problem postponed) {
            LOG.info("The housekeeping of sessions is postponed: {}", postponed.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The housekeeping of sessions failed", bug);
        }
    }

    /// Stops the program: running requests end, new ones are refused, then the store is closed. A second call has no
    /// effect.
    @Override
    public void close() {
        synchronized (stopSteps) {
            while (!stopSteps.isEmpty()) {
                stopSteps.pop().run();
            }
        }
    }
}
