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

/// The rate limit on failed log-ins: a token bucket for each login name at each client, and one for each client
/// regardless of the name. While a bucket is empty, log-ins are refused.
///
/// A client is a network address, or a user with a session. Log-ins from one client do not affect other clients, so
/// no client can lock out a user who comes from elsewhere or has a session. A name counts the same if no user has it;
/// the case of its letters does not matter.
///
/// Only failures count, but at most as many attempts run at once as may fail; further attempts wait for the outcome
/// of those. So correct log-ins are never refused because many arrive at once, and of many wrong ones only as many
/// are computed as if they had arrived one after another.
///
/// The counts are in this node's memory: several nodes together allow a multiple. Bounded; thread-safe.
public final class LoginThrottle {

    /// The ratio of the failures that one client may have under all names to those under one name.
    public static final int NAMES_FACTOR = 10;

    /// Maximum number of buckets in memory, some twenty megabytes. If there are more, the bucket with the oldest last
    /// failure is dropped.
    static final int REMEMBERED_MAX = 100_000;

    private static final long MINUTE_MILLIS = 60_000;

    /// The longest time that an attempt waits for others to finish: as long as a log-in may wait for the writer.
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final int failuresAMinute;
    private final InstantSource clock;
    private final Duration waitMax;
    private final Map<String, Long> fullTimes = new FullTimes();
    private final Map<String, Integer> running = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /// @param failuresAMinute the number of failures under one name that are allowed at once, and again each minute; 0
    ///     for no limit
    public LoginThrottle(int failuresAMinute, InstantSource clock) {
        this(failuresAMinute, clock, WAIT_MAX);
    }

    LoginThrottle(int failuresAMinute, InstantSource clock, Duration waitMax) {
        this.failuresAMinute = failuresAMinute;
        this.clock = clock;
        this.waitMax = waitMax;
    }

    /// For each bucket the time at which it is full again, milliseconds since 1970 UTC; the bucket with the latest
    /// failure is last.
    private static final class FullTimes extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }

    /// A bucket.
    ///
    /// @param refillMillis the time in which one failure is refilled
    private record Bucket(String key, long refillMillis) {}

    /// Runs an attempt, unless too many have failed, and counts it if it fails.
    ///
    /// @param client a network address, or the id of a user with a session
    /// @param work the attempt; it fails by throwing [Problem.Unauthenticated]
    /// @throws Problem.Unauthenticated `login.limited`
    /// @throws Problem.Busy `login.busy` if the attempts before it do not finish in time
    public <T> T attempt(String name, String client, Supplier<T> work) {
        if (failuresAMinute == 0) {
            return work.get();
        }
        long each = MINUTE_MILLIS / failuresAMinute;
        List<Bucket> buckets =
                List.of(new Bucket(key(name, client), each), new Bucket(key(client), Math.max(1, each / NAMES_FACTOR)));
        begin(buckets);
        boolean failed = false;
        try {
            return work.get();
        } catch (Problem.Unauthenticated refused) {
            failed = true;
            throw refused;
        } finally {
            end(buckets, failed);
        }
    }

    private void begin(List<Bucket> buckets) {
        lock.lock();
        try {
            long nanos = waitMax.toNanos();
            while (!hasRoom(buckets)) {
                if (nanos <= 0) {
                    throw busy();
                }
                nanos = ended.awaitNanos(nanos);
            }
            buckets.forEach(bucket -> running.merge(bucket.key, 1, Integer::sum));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            lock.unlock();
        }
    }

    /// Whether one more attempt may run even if all running attempts fail.
    ///
    /// @throws Problem.Unauthenticated `login.limited` if it may not run even if all running attempts succeed
    private boolean hasRoom(List<Bucket> buckets) {
        long least = buckets.stream().mapToLong(this::free).min().orElseThrow();
        if (least < 0) {
            throw new Problem.Unauthenticated(
                    "login.limited",
                    "Login failed: too many attempts. Try again in " + (999 - least) / 1_000 + " seconds");
        }
        return buckets.stream()
                .allMatch(bucket -> running.getOrDefault(bucket.key, 0) * bucket.refillMillis <= free(bucket));
    }

    /// The content of a bucket after one more failure, in milliseconds of refilling; negative if it is empty.
    private long free(Bucket bucket) {
        return MINUTE_MILLIS - missing(bucket.key, clock.millis()) - bucket.refillMillis;
    }

    private void end(List<Bucket> buckets, boolean failed) {
        lock.lock();
        try {
            long now = clock.millis();
            for (Bucket bucket : buckets) {
                running.computeIfPresent(bucket.key, (key, many) -> many == 1 ? null : many - 1);
                if (failed) {
                    long missing = missing(bucket.key, now);
                    fullTimes.remove(bucket.key); // so that it becomes the last one
                    fullTimes.put(bucket.key, now + missing + bucket.refillMillis);
                }
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The time in milliseconds until the bucket is full: at most a minute, even if the clock was set back.
    private long missing(String key, long now) {
        Long until = fullTimes.computeIfPresent(key, (same, before) -> Math.min(before, now + MINUTE_MILLIS));
        return until == null ? 0 : Math.max(0, until - now);
    }

    private static Problem busy() {
        return new Problem.Busy("login.busy", "Too many log-ins at once. Try again", RETRY_AFTER_SECONDS);
    }

    private static String key(String name, String client) {
        return RandomTokens.hash(Text.key(Text.stripped(name)) + '\0' + network(client));
    }

    private static String key(String client) {
        return RandomTokens.hash(network(client));
    }

    /// The first half of an IPv6 address, because each customer of a provider has 2^64 addresses; any other
    /// client as it is.
    private static String network(String client) {
        if (client.indexOf(':') < 0) {
            return client;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(client);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : address.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return client;
        }
    }
}
