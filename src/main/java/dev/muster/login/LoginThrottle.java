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

/// How many log-ins may fail: for one name from one place, and from one place whatever the name. Who is past it
/// isn't listened to until one more failure has been slept off.
///
/// A place is a network address, or a user who is logged in. What happens in one place does nothing to the others,
/// so nobody can lock a user out who is elsewhere, or is logged in. A name counts the same whether there is such a
/// user or not, and the same however its letters are written.
///
/// Only what failed counts, but no more are tried at once than may fail: the others wait until it is known what
/// became of those. So many right log-ins at once are never refused, and of many wrong ones no more are computed than
/// if they had come one after the other.
///
/// This node's memory alone: several nodes allow as many times as much. Bounded; thread-safe.
public final class LoginThrottle {

    /// From one place this many times as many log-ins may fail under several names as under one.
    public static final int NAMES_FACTOR = 10;

    /// Names and places that are remembered: some twenty megabytes. Past it, the one whose last failure is longest
    /// ago is forgotten.
    static final int REMEMBERED_MAX = 100_000;

    private static final long MINUTE_MILLIS = 60_000;

    /// How long an attempt waits for others to come to an end: as long as a log-in may wait to be written.
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

    /// What failures are counted by, and how long each takes to be slept off.
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

    /// Whether one more may be tried even if all that are under way fail.
    ///
    /// @throws Problem.Unauthenticated `login.limited` if none may, whatever becomes of those
    private boolean haveRoom(List<Count> counts) {
        long least = counts.stream().mapToLong(this::free).min().orElseThrow();
        if (least < 0) {
            throw new Problem.Unauthenticated(
                    "login.limited",
                    "Login failed: too many attempts; try again in " + (999 - least) / 1_000 + " seconds");
        }
        return counts.stream().allMatch(count -> underWay.getOrDefault(count.key, 0) * count.eachMillis <= free(count));
    }

    /// What one more failure leaves of a minute, in milliseconds.
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

    /// How long what failed takes to be slept off: never more than a minute, even if the clock was set back.
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

    /// Of an IPv6 address the part that a provider hands out: whoever has one has 2^64.
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
