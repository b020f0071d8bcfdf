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

/// Which sessions go on, also on a node that nothing tells of the others, and that never asks by itself.
class SessionRegistryTest extends WatchedPostgres {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofMinutes(30);

    private WatchedStore deaf;
    private Ledger node;
    private SessionRegistry sessions;

    @BeforeEach
    void join() {
        deaf = WatchedStore.deaf(database.open());
        node = Ledger.open(deaf, clock, new LedgerSettings(100, Duration.ofSeconds(10), NEVER, NEVER));
        sessions = new SessionRegistry(node, clock, IDLE);
    }

    @AfterEach
    void leave() {
        node.close();
    }

    @Test
    void oneThatBeganOnAnotherNodeIsLookedFor() {
        String token = new RandomTokens().next();
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session(token)));

        SessionRegistry.Found found = sessions.find(node.now(), token).orElseThrow();

        assertThat(found.session()).isEqualTo(session(token));
        assertThat(found.picture()).isSameAs(node.now());
        assertThat(found.picture().revisionToken()).isEqualTo(ledger.now().revisionToken());
    }

    @Test
    void tokensThatAreMadeUpMakeFewLooks() throws Exception {
        Callable<Boolean> unknown =
                () -> sessions.find(node.now(), "0".repeat(RandomTokens.CHARS)).isEmpty();
        int before = deaf.looks();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(200, unknown))) {
                assertThat(answer.get()).isTrue();
            }
        }
        long most = (System.nanoTime() - began) / Ledger.LOOKS_APART.toNanos() + 1;
        assertThat(deaf.looks() - before).isBetween(1, (int) most);
    }

    @Test
    void whatIsNoTokenMakesNone() {
        int before = deaf.looks();
        for (String text :
                List.of("", "nonsense", "Z".repeat(RandomTokens.CHARS), "0".repeat(RandomTokens.CHARS + 1))) {
            assertThat(sessions.find(node.now(), text)).isEmpty();
        }
        assertThat(deaf.looks()).isEqualTo(before);
    }

    /// However long the time-out, and wherever the session is used.
    @ParameterizedTest
    @ValueSource(ints = {10, 60, 300})
    void oneThatIsUsedGoesOnOnEveryNode(int idleSeconds) {
        Duration idle = Duration.ofSeconds(idleSeconds);
        SessionRegistry here = new SessionRegistry(ledger, clock, idle);
        SessionRegistry there = new SessionRegistry(node, clock, idle);
        long tick = here.tickEvery().toMillis();
        String token = new RandomTokens().next();
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session(token)));
        assertThat(here.find(ledger.now(), token)).isPresent();
        for (double part : new double[] {0.15, 0.99, 0.24, 0.99, 0.12, 0.12, 0.99}) {
            long gap = (long) (part * idle.toMillis());
            for (long passed = 0; passed + tick <= gap; passed += tick) {
                clock.pass(Duration.ofMillis(tick));
                here.tick();
                there.tick();
                assertThat(there.live(node.caughtUp(NEVER))).hasSize(1);
            }
            clock.pass(Duration.ofMillis(gap % tick));
            assertThat(there.live(node.now())).hasSize(1);
            assertThat(here.find(ledger.now(), token)).isPresent();
        }

        clock.pass(idle.multipliedBy(5).dividedBy(4).plusMillis(1));
        assertThat(here.live(ledger.now())).isEmpty();
        assertThat(there.live(node.now())).isEmpty();
    }

    /// Uses are written back from a picture that may be old by then.
    @Test
    void oneThatEndsWhileItsUseIsWrittenBackStaysEnded() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        InstantSource between = () -> {
            meanwhile.getAndSet(() -> {}).run();
            return clock.instant();
        };
        String token = new RandomTokens().next();
        Session session = session(token);
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session));
        SessionRegistry own = new SessionRegistry(ledger, between, IDLE);
        clock.pass(Duration.ofMinutes(10));
        assertThat(own.find(ledger.now(), token)).isPresent();

        meanwhile.set(() -> ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session.withEnded())));
        own.tick();

        assertThat(own.find(ledger.now(), token)).isEmpty();
    }

    private Session session(String token) {
        long now = clock.millis();
        return new Session(
                RandomTokens.hash(token), WellKnown.ADMINISTRATOR, 0, now, now, Long.MAX_VALUE, false, "", "{}", null);
    }
}
