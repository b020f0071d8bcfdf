package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerFixture;
import dev.muster.ledger.LedgerSettings;
import dev.muster.ledger.WatchedPostgres;
import dev.muster.store.Session;
import dev.muster.testing.WatchedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Live sessions, also on a node that gets no notifications from other nodes and never polls.
class SessionRegistryTest extends WatchedPostgres {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private WatchedStore store;
    private Ledger node;
    private SessionRegistry sessions;

    @BeforeEach
    void join() {
        store = WatchedStore.withoutWakeUps(database.open());
        node = Ledger.open(store, clock, new LedgerSettings(100, Duration.ofSeconds(10), NEVER, NEVER));
        sessions = new SessionRegistry(node, clock, IDLE);
    }

    @AfterEach
    void leave() {
        node.close();
    }

    @Test
    void aSessionThatBeganOnAnotherNodeIsFound() {
        String token = new RandomTokens().next();
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session(token)));

        SessionRegistry.FoundSession found = sessions.find(node.now(), token).orElseThrow();

        assertThat(found.session()).isEqualTo(session(token));
        assertThat(found.picture()).isSameAs(node.now());
        assertThat(found.picture().revisionToken()).isEqualTo(ledger.now().revisionToken());
    }

    @Test
    void unknownTokensCauseFewReadsOfTheDatabase() throws Exception {
        Callable<Boolean> unknown =
                () -> sessions.find(node.now(), "0".repeat(RandomTokens.CHARS)).isEmpty();
        int before = store.snapshots();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(200, unknown))) {
                assertThat(answer.get()).isTrue();
            }
        }
        long most = (System.nanoTime() - began) / Ledger.REFRESH_INTERVAL_MIN.toNanos() + 1;
        assertThat(store.snapshots() - before).isBetween(1, (int) most);
    }

    @Test
    void malformedTokensCauseNone() {
        int before = store.snapshots();
        for (String text :
                List.of("", "nonsense", "Z".repeat(RandomTokens.CHARS), "0".repeat(RandomTokens.CHARS + 1))) {
            assertThat(sessions.find(node.now(), text)).isEmpty();
        }
        assertThat(store.snapshots()).isEqualTo(before);
    }

    /// With any time-out, and on every node.
    @ParameterizedTest
    @ValueSource(ints = {10, 60, 300})
    void aSessionInUseStaysLiveOnEveryNode(int idleSeconds) {
        Duration idle = Duration.ofSeconds(idleSeconds);
        SessionRegistry first = new SessionRegistry(ledger, clock, idle);
        SessionRegistry second = new SessionRegistry(node, clock, idle);
        long tick = first.tickEvery().toMillis();
        String token = new RandomTokens().next();
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session(token)));
        assertThat(first.find(ledger.now(), token)).isPresent();
        for (double part : new double[] {0.15, 0.99, 0.24, 0.99, 0.12, 0.12, 0.99}) {
            long gap = (long) (part * idle.toMillis());
            for (long passed = 0; passed + tick <= gap; passed += tick) {
                clock.pass(Duration.ofMillis(tick));
                first.tick();
                second.tick();
                assertThat(second.live(node.caughtUp(NEVER))).hasSize(1);
            }
            clock.pass(Duration.ofMillis(gap % tick));
            assertThat(second.live(node.now())).hasSize(1);
            assertThat(first.find(ledger.now(), token)).isPresent();
        }

        clock.pass(idle.multipliedBy(5).dividedBy(4).plusMillis(1));
        assertThat(first.live(ledger.now())).isEmpty();
        assertThat(second.live(node.now())).isEmpty();
    }

    /// The times of last use are written back from a picture that may be outdated.
    @Test
    void aSessionThatEndsWhileItsUseIsWrittenBackStaysEnded() {
        String token = new RandomTokens().next();
        Session session = session(token);
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session));
        SessionRegistry own = new SessionRegistry(ledger, clockThatRunsMeanwhile(), IDLE);
        clock.pass(Duration.ofMinutes(10));
        assertThat(own.find(ledger.now(), token)).isPresent();

        meanwhile.set(() -> ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session.withEnded())));
        own.tick();

        assertThat(own.find(ledger.now(), token)).isEmpty();
    }

    /// A tick decides by the state in which it writes, not by the one in which it began.
    @Test
    void aUseThatAnotherNodeWritesDuringATickIsNotLost() {
        String token = new RandomTokens().next();
        Session session = session(token);
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session));
        SessionRegistry own = new SessionRegistry(ledger, clockThatRunsMeanwhile(), IDLE);
        clock.pass(IDLE.multipliedBy(2));
        Session used = session.withUsed(clock.millis());

        meanwhile.set(() -> ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(used)));
        own.tick();

        assertThat(ledger.now().sessions().get(session.tokenHash())).isEqualTo(used);
    }

    /// The fixture's clock, which runs [#meanwhile] once when it is read: between a tick's look and its write.
    private InstantSource clockThatRunsMeanwhile() {
        return () -> {
            meanwhile.getAndSet(() -> {}).run();
            return clock.instant();
        };
    }

    private Session session(String token) {
        long now = clock.millis();
        return new Session(
                RandomTokens.hash(token), WellKnown.ADMINISTRATOR, 0, now, now, Long.MAX_VALUE, false, "", "{}", null);
    }
}
