package dev.muster.session.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import dev.muster.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many log-ins may fail, for whom and for how long.
class FailureLimitTest {

    private static final int A_MINUTE = 20;
    private static final Duration EACH = Duration.ofSeconds(3);
    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final FailureLimit limit = new FailureLimit(A_MINUTE, clock);

    @Test
    void aMinutesWorthIsFreeAndThenOneComesAfterTheOther() {
        fail(A_MINUTE, "ann", HERE);
        assertThat(allowed("ann", HERE)).isFalse();
        clock.pass(EACH.minusMillis(1));
        assertThat(allowed("ann", HERE)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(allowed("ann", HERE)).isTrue();

        limit.failed("ann", HERE);

        assertThat(allowed("ann", HERE)).isFalse();
    }

    @Test
    void afterAMinuteOfPeaceAllIsFreeAgain() {
        fail(A_MINUTE, "ann", HERE);
        clock.pass(Duration.ofMinutes(1));

        fail(A_MINUTE - 1, "ann", HERE);

        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void itTellsHowLongToWait() {
        fail(A_MINUTE + 4, "ann", HERE);

        Problem problem = catchThrowableOfType(Problem.class, () -> limit.require("ann", HERE));

        assertThat(problem).hasMessage("Login failed: too many attempts; try again in 15 seconds");
        assertThat(problem.code()).isEqualTo("login.limited");
    }

    @Test
    void manyAtOnceArePaidForAfterwardsButNotForEver() {
        fail(1_000, "ann", HERE);

        clock.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(allowed("ann", HERE)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void nobodyElseIsConcerned() {
        fail(100, "ann", HERE);

        assertThat(allowed("ann", "192.0.2.2")).isTrue();
        assertThat(allowed("ann", "2001:db8::1")).isTrue();
        assertThat(allowed("ann", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
                .isTrue();
        assertThat(allowed("bob", HERE)).isTrue();
    }

    @Test
    void aNameIsTheSameHoweverItIsWritten() {
        for (int i = 0; i < A_MINUTE; i++) {
            limit.failed(i % 2 == 0 ? "Ann" : " ANN ", HERE);
        }

        assertThat(allowed("ann", HERE)).isFalse();
    }

    @Test
    void manyNamesFromOnePlaceAreTooMany() {
        for (int i = 0; i < A_MINUTE * FailureLimit.NAMES_FACTOR; i++) {
            assertThat(allowed("name" + i, HERE)).isTrue();
            limit.failed("name" + i, HERE);
        }

        assertThat(allowed("another", HERE)).isFalse();
        assertThat(allowed("another", "192.0.2.2")).isTrue();
    }

    @Test
    void allAddressesOfOneNetworkAreOnePlace() {
        fail(A_MINUTE, "ann", "2001:db8:0:1::1");

        assertThat(allowed("ann", "2001:db8:0:1:ffff::2")).isFalse();
        assertThat(allowed("ann", "2001:db8:0:2::1")).isTrue();
    }

    @Test
    void itRemembersNoMoreThanItMay() {
        fail(A_MINUTE, "ann", HERE);
        for (int i = 0; i < FailureLimit.REMEMBERED_MAX / 2; i++) {
            limit.failed("x", "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }

        assertThat(allowed("ann", HERE)).isTrue();
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOutForLong() {
        fail(1_000, "ann", HERE);
        clock.pass(Duration.ofDays(-1));

        Problem problem = catchThrowableOfType(Problem.class, () -> limit.require("ann", HERE));

        assertThat(problem).hasMessage("Login failed: too many attempts; try again in 300 seconds");
    }

    @Test
    void itCanBeSwitchedOff() {
        FailureLimit none = new FailureLimit(0, clock);
        for (int i = 0; i < 1_000; i++) {
            none.failed("ann", HERE);
            none.require("ann", HERE);
        }
    }

    private void fail(int times, String name, String place) {
        for (int i = 0; i < times; i++) {
            limit.failed(name, place);
        }
    }

    private boolean allowed(String name, String place) {
        return catchThrowableOfType(Problem.class, () -> limit.require(name, place)) == null;
    }
}
