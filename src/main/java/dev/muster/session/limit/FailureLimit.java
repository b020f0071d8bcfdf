package dev.muster.session.limit;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.ledger.Tokens;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many log-ins may fail: for one name from one place, and from one place whatever the name. Who is past it
/// isn't listened to until as many failures as are too many have been slept off, one after the other.
///
/// A place is a network address, or a session that goes on. What happens in one place does nothing to the others,
/// so nobody can lock a user out who is elsewhere, or is logged in. A name counts the same whether there is such a
/// user or not, and the same however its letters are written. Only what failed counts, and only after a password
/// was computed for it: many right log-ins at once are never refused, and many wrong ones at once are paid for
/// afterwards.
///
/// This node's memory alone: several nodes allow as many times as much. Bounded; thread-safe.
public final class FailureLimit {

    /// From one place this many times as many log-ins may fail under several names as under one.
    public static final int NAMES_FACTOR = 10;

    /// Names and places that are remembered: some twenty megabytes. Past it, the one whose last failure is longest
    /// ago is forgotten.
    static final int REMEMBERED_MAX = 100_000;

    private static final long MINUTE_MILLIS = 60_000;

    /// Nobody waits longer, so that guesses of an hour ago are no concern of who sits at that address now.
    private static final long WAIT_MILLIS_MAX = 5 * MINUTE_MILLIS;

    private final int aMinute;
    private final InstantSource clock;
    private final Map<String, Long> debts = new Debts();

    /// @param aMinute how many log-ins under one name may fail at once, and each minute from then on; 0: any number
    public FailureLimit(int aMinute, InstantSource clock) {
        this.aMinute = aMinute;
        this.clock = clock;
    }

    /// When all that failed under a name or in a place is slept off; the one that failed last comes last.
    private static final class Debts extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }

    /// Lets an attempt pass, unless too many have failed.
    ///
    /// @throws Problem.Unauthenticated `login.limited`
    public void require(String name, String place) {
        if (aMinute == 0) {
            return;
        }
        long wait = Math.max(wait(key(name, place), ofName()), wait(key(place), ofPlace()));
        if (wait > 0) {
            throw new Problem.Unauthenticated(
                    "login.limited",
                    "Login failed: too many attempts; try again in " + (wait + 999) / 1_000 + " seconds");
        }
    }

    /// Counts an attempt that failed.
    public void failed(String name, String place) {
        if (aMinute == 0) {
            return;
        }
        add(key(name, place), ofName());
        add(key(place), ofPlace());
    }

    /// How long one failure under a name takes to be slept off, in milliseconds.
    private long ofName() {
        return MINUTE_MILLIS / aMinute;
    }

    private long ofPlace() {
        return Math.max(1, ofName() / NAMES_FACTOR);
    }

    /// A minute's worth of failures is free.
    ///
    /// @return milliseconds, 0 or less: none
    private long wait(String key, long each) {
        long now = clock.millis();
        synchronized (debts) {
            return Math.min(debts.getOrDefault(key, now) - now + each - MINUTE_MILLIS, WAIT_MILLIS_MAX);
        }
    }

    private void add(String key, long each) {
        long now = clock.millis();
        synchronized (debts) {
            Long before = debts.remove(key);
            long until = Math.max(before == null ? now : before, now) + each;
            debts.put(key, Math.min(until, now + WAIT_MILLIS_MAX + MINUTE_MILLIS - each));
        }
    }

    private static String key(String name, String place) {
        return Tokens.hash(Text.key(Text.stripped(name)) + '\0' + network(place));
    }

    private static String key(String place) {
        return Tokens.hash(network(place));
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
