package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Problem;
import dev.muster.store.SecurityEvent;
import dev.muster.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecurityLogTest {

    private final SettableClock clock = new SettableClock();
    private final List<SecurityEvent> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eventsAreWrittenInOrder() {
        try (SecurityLog log = new SecurityLog(written::addAll, clock)) {
            log.record("login.failed", "ann\u0000\u202E", "192.0.2.1", "login.failed");
            log.record("login", "ann", "192.0.2.1", "");
        }

        assertThat(written)
                .containsExactly(
                        new SecurityEvent(clock.millis(), "login.failed", "ann??", "192.0.2.1", "login.failed"),
                        new SecurityEvent(clock.millis(), "login", "ann", "192.0.2.1", ""));
    }

    @Test
    void aSlowDatabaseDelaysNoCallerAndDropsTheOldestEvents() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        SecurityLog log = new SecurityLog(
                events -> {
                    writing.countDown();
                    await(proceed);
                    written.addAll(events);
                },
                clock,
                3);
        log.record("login", "first", "", "");
        writing.await();
        for (int i = 0; i < 10; i++) {
            log.record("login", "user" + i, "", "");
        }
        proceed.countDown();
        log.close();

        assertThat(written)
                .extracting(event -> event.kind() + " " + event.user() + event.detail())
                .containsExactly(
                        "login first", "dropped 7 events were dropped", "login user7", "login user8", "login user9");
    }

    @Test
    void eventsAreWrittenOnceTheDatabaseIsBack() throws InterruptedException {
        CountDownLatch back = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        try (SecurityLog log = new SecurityLog(
                events -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new Problem.Busy("ledger.unavailable", "away", 1);
                    }
                    written.addAll(events);
                    back.countDown();
                },
                clock)) {
            log.record("login", "ann", "", "");
            back.await();
        }

        assertThat(written).hasSize(1);
    }

    @Test
    void eventsThatTheDatabaseRefusesDoNotStopTheLog() {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch refused = new CountDownLatch(1);
        try (SecurityLog log = new SecurityLog(
                events -> {
                    if (tries.incrementAndGet() == 1) {
                        refused.countDown();
                        throw new IllegalStateException("refused");
                    }
                    written.addAll(events);
                },
                clock)) {
            log.record("login", "ann", "", "");
            await(refused);
            log.record("login", "bob", "", "");
        }

        assertThat(written).extracting(SecurityEvent::user).containsExactly("bob");
    }

    @Test
    void manyRefusalsOfOneUserDropNoEventOfAnother() {
        try (SecurityLog log = new SecurityLog(written::addAll, clock)) {
            for (int i = 0; i < 1_000; i++) {
                log.refused("ann", "192.0.2.1", "GET /api/users: permit.missing");
            }
            log.refused("bob", "192.0.2.2", "GET /api/users: permit.missing");
            clock.pass(Duration.ofMinutes(1));
            log.refused("ann", "192.0.2.1", "later");
        }

        assertThat(written).hasSize(SecurityLog.REFUSALS_A_MINUTE_MAX + 3);
        assertThat(written.subList(SecurityLog.REFUSALS_A_MINUTE_MAX, written.size()))
                .extracting(event -> event.kind() + " " + event.user() + " " + event.detail())
                .containsExactly(
                        "refused ann more than 20 in a minute: no more are recorded",
                        "refused bob GET /api/users: permit.missing",
                        "refused ann later");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
