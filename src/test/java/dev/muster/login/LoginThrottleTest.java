package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import dev.muster.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The limit on failed log-ins, for each name and each address.
class LoginThrottleTest {

    private static final int A_MINUTE = 20;
    private static final Duration EACH = Duration.ofSeconds(3);
    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(A_MINUTE, clock);

    @Test
    void afterTheBurstOneAttemptIsAllowedAtATime() {
        fail(A_MINUTE, "ann", HERE);
        assertThat(allowed("ann", HERE)).isFalse();
        clock.pass(EACH.minusMillis(1));
        assertThat(allowed("ann", HERE)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(allowed("ann", HERE)).isTrue();

        fail("ann", HERE);

        assertThat(allowed("ann", HERE)).isFalse();
    }

    @Test
    void afterAMinuteTheWholeBurstIsAllowedAgain() {
        fail(A_MINUTE, "ann", HERE);
        clock.pass(Duration.ofMinutes(1));

        fail(A_MINUTE - 1, "ann", HERE);

        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void aRefusalSaysHowLongToWait() {
        fail(A_MINUTE, "ann", HERE);

        assertThat(refusal("ann", HERE))
                .hasMessage("Login failed: too many attempts. Try again in 3 seconds")
                .extracting(Problem::code)
                .isEqualTo("login.limited");
    }

    @Test
    void ofManySimultaneousAttemptsOnlyAsManyAsMayFailAreComputed() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(A_MINUTE);

        List<Problem> refusals = atOnce(11 * A_MINUTE, () -> {
            computed.incrementAndGet();
            full.countDown();
            await(full);
            throw wrong();
        });

        assertThat(computed).hasValue(A_MINUTE);
        assertThat(refusals.stream().filter(refusal -> refusal.code().equals("login.limited")))
                .hasSize(10 * A_MINUTE);
    }

    @Test
    void ofManySimultaneousRightAttemptsNoneIsRefused() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(A_MINUTE);

        List<Problem> refusals = atOnce(20 * A_MINUTE, () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            return now.decrementAndGet();
        });

        assertThat(refusals).isEmpty();
        assertThat(most).hasValue(A_MINUTE);
        fail(A_MINUTE, "ann", HERE);
        assertThat(allowed("ann", HERE)).isFalse();
    }

    @Test
    void otherRefusalsDoNotCount() {
        for (int i = 0; i < 2 * A_MINUTE; i++) {
            assertThat(catchThrowable(() -> throttle.attempt("ann", HERE, () -> {
                        throw new Problem.Invalid("password.rule", "too short");
                    })))
                    .hasMessage("too short");
        }
    }

    @Test
    void anAttemptWaitsForEarlierOnesOnlyForALimitedTime() {
        LoginThrottle withoutWaiting = new LoginThrottle(1, clock, Duration.ZERO);

        Problem problem = withoutWaiting.attempt(
                "ann",
                HERE,
                () -> catchThrowableOfType(
                        Problem.class,
                        () -> withoutWaiting.attempt(
                                "ann", HERE, () -> "logged in while another attempt was running")));

        assertThat(problem.code()).isEqualTo("login.busy");
        assertThat(withoutWaiting.attempt("ann", HERE, () -> "in")).isEqualTo("in");
    }

    @Test
    void otherNamesAndAddressesAreNotLimited() {
        fail(A_MINUTE, "ann", HERE);

        assertThat(allowed("ann", "192.0.2.2")).isTrue();
        assertThat(allowed("ann", "2001:db8::1")).isTrue();
        assertThat(allowed("ann", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
                .isTrue();
        assertThat(allowed("bob", HERE)).isTrue();
    }

    @Test
    void aNameIsTheSameInAnySpelling() {
        for (int i = 0; i < A_MINUTE; i++) {
            fail(i % 2 == 0 ? "Ann" : " ANN ", HERE);
        }

        assertThat(allowed("ann", HERE)).isFalse();
    }

    @Test
    void manyNamesFromOneAddressAreLimited() {
        for (int i = 0; i < A_MINUTE * LoginThrottle.NAMES_FACTOR; i++) {
            assertThat(allowed("name" + i, HERE)).isTrue();
            fail("name" + i, HERE);
        }

        assertThat(allowed("another", HERE)).isFalse();
        assertThat(allowed("another", "192.0.2.2")).isTrue();
    }

    @Test
    void allAddressesOfOneNetworkCountAsOne() {
        fail(A_MINUTE, "ann", "2001:db8:0:1::1");

        assertThat(allowed("ann", "2001:db8:0:1:ffff::2")).isFalse();
        assertThat(allowed("ann", "2001:db8:0:2::1")).isTrue();
    }

    @Test
    void theOldestFailuresAreDropped() {
        fail(A_MINUTE, "ann", HERE);
        for (int i = 0; i < LoginThrottle.REMEMBERED_MAX / 2; i++) {
            fail("x", "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }

        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOutForLong() {
        fail(A_MINUTE, "ann", HERE);
        clock.pass(Duration.ofDays(-1));

        assertThat(refusal("ann", HERE)).hasMessage("Login failed: too many attempts. Try again in 3 seconds");
        clock.pass(EACH);
        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void theThrottleCanBeSwitchedOff() {
        LoginThrottle none = new LoginThrottle(0, clock);
        for (int i = 0; i < 1_000; i++) {
            assertThat(catchThrowable(() -> none.attempt("ann", HERE, () -> {
                        throw wrong();
                    })))
                    .hasMessage("wrong");
        }
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            fail(name, address);
        }
    }

    private void fail(String name, String address) {
        assertThat(catchThrowable(() -> throttle.attempt(name, address, () -> {
                    throw wrong();
                })))
                .hasMessage("wrong");
    }

    private boolean allowed(String name, String address) {
        return refusal(name, address) == null;
    }

    private @Nullable Problem refusal(String name, String address) {
        return catchThrowableOfType(Problem.class, () -> throttle.attempt(name, address, () -> "in"));
    }

    /// @return the refusals
    private List<Problem> atOnce(int times, Supplier<Integer> attempt) throws Exception {
        List<Callable<Optional<Problem>>> attempts = Collections.nCopies(
                times,
                () -> Optional.ofNullable(
                        catchThrowableOfType(Problem.class, () -> throttle.attempt("ann", HERE, attempt))));
        List<Problem> refusals = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Problem>> outcome : threads.invokeAll(attempts)) {
                outcome.get().ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Problem wrong() {
        return new Problem.Unauthenticated("login.failed", "wrong");
    }
}
