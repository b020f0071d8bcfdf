package dev.muster.login;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.endpoint.RandomTokens;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The rate limit on failed log-ins: a token bucket for each name from each place, and one for each place
/// regardless of the name. When it is empty, log-ins are refused until time has refilled it.
///
/// A place is a network address, or a user who is logged in. Log-ins from one place do not affect other places,
/// so no client can lock out a user who is elsewhere, or is logged in. A name counts the same whether such a user
/// exists or not, and regardless of upper and lower case.
///
/// Only failures count, but no more attempts run at once than may fail; further attempts wait for the outcome of
/// those. So many right log-ins at once are never refused, and of many wrong ones no more are computed than if
/// they had come one after another.
///
/// The counts are in this node's memory: several nodes together allow a multiple. Bounded; thread-safe.
public final class LoginThrottle {

    /// From one place this many times as many log-ins may fail under several names as under one.
    public static final int NAMES_FACTOR = 10;

    /// Names and places that are remembered: some twenty megabytes. Past it, the one whose last failure is longest
    /// ago is forgotten.
    static final int REMEMBERED_MAX = 100_000;

    private static final long MINUTE_MILLIS = 60_000;

    /// How long an attempt waits for others to finish: as long as a log-in may wait for the writer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final int aMinute;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, Long> debts = new Debts();
    private final Map<String, Integer> underWay = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /// @param aMinute how many log-ins under one name may fail at once, and each minute from then on; 0: any number
    public LoginThrottle(int aMinute, InstantSource clock) {
        this(aMinute, clock, PATIENCE);
    }

    LoginThrottle(int aMinute, InstantSource clock, Duration patience) {
        this.aMinute = aMinute;
        this.clock = clock;
        this.patience = patience;
    }

    /// When all that failed under a name or in a place is slept off; the one that failed last comes last.
    private static final class Debts extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }

    /// A key by which failures are counted, and the time after which one failure is forgotten.
    private record Count(String key, long eachMillis) {}

    /// Lets an attempt be made, unless too many have failed, and counts it if it fails.
    ///
    /// @param work fails by throwing [Problem.Unauthenticated]
    /// @throws Problem.Unauthenticated `login.limited`
    /// @throws Problem.Busy `login.busy` if it is not known in time what became of those before it
    public <T> T attempt(String name, String place, Supplier<T> work) {
        if (aMinute == 0) {
            return work.get();
        }
        long each = MINUTE_MILLIS / aMinute;
        List<Count> counts =
                List.of(new Count(key(name, place), each), new Count(key(place), Math.max(1, each / NAMES_FACTOR)));
        begin(counts);
        boolean failed = false;
        try {
            return work.get();
        } catch (Problem.Unauthenticated refused) {
            failed = true;
            throw refused;
        } finally {
            end(counts, failed);
        }
    }

    private void begin(List<Count> counts) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!haveRoom(counts)) {
                if (nanos <= 0) {
                    throw busy();
                }
                nanos = ended.awaitNanos(nanos);
            }
            counts.forEach(count -> underWay.merge(count.key, 1, Integer::sum));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            lock.unlock();
        }
    }

    /// Whether one more attempt may run even if all running attempts fail.
    ///
    /// @throws Problem.Unauthenticated `login.limited` if none may, whatever the running attempts come to
    private boolean haveRoom(List<Count> counts) {
        long least = counts.stream().mapToLong(this::free).min().orElseThrow();
        if (least < 0) {
            throw new Problem.Unauthenticated(
                    "login.limited",
                    "Login failed: too many attempts; try again in " + (999 - least) / 1_000 + " seconds");
        }
        return counts.stream().allMatch(count -> underWay.getOrDefault(count.key, 0) * count.eachMillis <= free(count));
    }

    /// The part of a minute that is left after one more failure, in milliseconds.
    private long free(Count count) {
        return MINUTE_MILLIS - owed(count.key, clock.millis()) - count.eachMillis;
    }

    private void end(List<Count> counts, boolean failed) {
        lock.lock();
        try {
            long now = clock.millis();
            for (Count count : counts) {
                underWay.computeIfPresent(count.key, (key, many) -> many == 1 ? null : many - 1);
                if (failed) {
                    long owed = owed(count.key, now);
                    debts.remove(count.key); // so that it comes last
                    debts.put(count.key, now + owed + count.eachMillis);
                }
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The time until all failures are forgotten: never more than a minute, even if the clock was set back.
    private long owed(String key, long now) {
        Long until = debts.computeIfPresent(key, (same, before) -> Math.min(before, now + MINUTE_MILLIS));
        return until == null ? 0 : Math.max(0, until - now);
    }

    private static Problem busy() {
        return new Problem.Busy("login.busy", "Too many log-ins at once; try again", RETRY_AFTER_SECONDS);
    }

    private static String key(String name, String place) {
        return RandomTokens.hash(Text.key(Text.stripped(name)) + '\0' + network(place));
    }

    private static String key(String place) {
        return RandomTokens.hash(network(place));
    }

    /// The part of an IPv6 address that a provider assigns: each customer has 2^64 addresses.
    private static String network(String place) {
        if (place.indexOf(':') < 0) {
            return place;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(place);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : address.getHostAddress();
        } catch (IllegalArgumentException none) {
            return place;
        }
    }
}
