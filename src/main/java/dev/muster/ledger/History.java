package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.base.Problem;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.Store;
import dev.muster.store.StoreUnavailable;
import dev.muster.store.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes pictures of earlier revisions: it starts at the nearest known picture and applies the entries between,
/// backward or forward. The result shares its structure with that picture.
///
/// One computation at a time, so that these requests take at most one core. Requests that wait for the same revision
/// share the result. Each computation leaves waypoints, so that later ones are short, in any order of revisions.
/// Thread-safe.
final class History {

    /// Entries read at a time, about ten milliseconds of work.
    private static final int SEGMENT_ENTRIES = 500;

    /// Size of the cache of requested revisions. The least recently used one is dropped first.
    private static final int REQUESTED_MAX = 8;

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Store store;
    private final int segment;
    private final ReentrantLock computing = new ReentrantLock(true);
    private final Map<Long, Waypoint> requested = new LinkedHashMap<>(16, 0.75f, true);
    private final TreeMap<Long, Waypoint> waypoints = new TreeMap<>();

    History(Store store) {
        this(store, SEGMENT_ENTRIES);
    }

    /// @param store the database with the journal
    /// @param segment number of entries read at a time, and the distance of waypoints in revisions
    History(Store store, int segment) {
        this.store = store;
        this.segment = segment;
    }

    /// The directory at a revision. The sessions of that time are not known.
    private record Waypoint(Head head, Access access) {

        Waypoint(Head head, Directory directory) {
            this(head, new Access(directory));
        }

        Directory directory() {
            return access.directory();
        }

        long revision() {
            return head.revision();
        }

        boolean isOf(Head other) {
            return head.epoch().equals(other.epoch());
        }

        Waypoint at(StoredEntry entry, Directory then) {
            return at(entry.entry().revision(), entry.hash(), entry.entry().millis(), then);
        }

        Waypoint at(long revision, String hash, long millis, Directory then) {
            return new Waypoint(new Head(head.epoch(), revision, head.feed(), hash, millis, head.format()), then);
        }
    }

    /// The picture as of a revision.
    ///
    /// @param latest the latest picture
    /// @param revision 0 to the revision of `latest`
    /// @param timeout maximum time to wait for other computations
    /// @throws Problem.Invalid `ledger.revision` if the revision does not exist
    /// @throws Problem.Busy `ledger.earlier` after the time-out
    Picture asOf(Picture latest, long revision, Duration timeout) {
        if (revision < 0 || revision > latest.revision()) {
            throw new Problem.Invalid(
                    "ledger.revision",
                    "Revision " + revision + " does not exist. Give a revision from 0 to " + latest.revision());
        }
        if (revision == latest.revision()) {
            return latest;
        }
        Waypoint cached = requested(latest, revision);
        Waypoint past = cached == null ? computed(latest, revision, timeout) : cached;
        return new Picture(past.head(), past.directory(), past.access(), latest.sessions());
    }

    private Waypoint computed(Picture latest, long revision, Duration timeout) {
        lock(timeout);
        try {
            Waypoint at = nearest(latest, revision); // the computation before may have been of this revision
            while (at.revision() != revision) {
                at = at.revision() > revision ? backward(at, revision) : forward(at, revision);
                keepWaypoint(at);
            }
            keepRequested(at);
            return at;
        } finally {
            computing.unlock();
        }
    }

    private void lock(Duration timeout) {
        try {
            if (computing.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Busy(
                "ledger.earlier",
                "Too many requests for earlier revisions at once. Try again in " + RETRY_AFTER_SECONDS + " s",
                RETRY_AFTER_SECONDS);
    }

    /// Goes back by one segment, at most to the revision.
    private Waypoint backward(Waypoint from, long revision) {
        long to = Math.max(revision, (from.revision() - 1) / segment * segment);
        List<StoredEntry> entries = entries(Math.max(1, to), from.revision());
        requireSame(from.head().hash(), entries.getLast().hash());
        Directory directory = from.directory();
        for (StoredEntry stored : entries.reversed()) {
            if (stored.entry().revision() > to) {
                directory = undone(directory, stored.entry());
            }
        }
        return to == 0 ? from.at(0, Head.NO_HASH, 0, directory) : from.at(entries.getFirst(), directory);
    }

    /// Goes forward by one segment, at most to the revision.
    private Waypoint forward(Waypoint from, long revision) {
        long to = Math.min(revision, (from.revision() / segment + 1) * segment);
        List<StoredEntry> entries = entries(from.revision() + 1, to);
        requireSame(from.head().hash(), entries.getFirst().previousHash());
        Directory directory = from.directory();
        for (StoredEntry stored : entries) {
            directory = directory.after(stored.entry().changes());
        }
        return from.at(entries.getLast(), directory);
    }

    private List<StoredEntry> entries(long from, long to) {
        List<StoredEntry> entries = new ArrayList<>();
        store.entries(from, to, entries::add);
        if (entries.size() != to - from + 1) {
            throw new StoreUnavailable("The journal lacks entries between " + from + " and " + to, null);
        }
        return entries;
    }

    /// If the journal has other entries than this node, the writer notices it too and loads the picture again.
    private static void requireSame(String known, String stored) {
        if (!known.equals(stored)) {
            throw new StoreUnavailable("The journal has other entries than this node", null);
        }
    }

    private static Directory undone(Directory directory, Entry entry) {
        Directory before = directory;
        for (Change change : entry.changes().reversed()) {
            before = before.after(change.inverse());
        }
        return before;
    }

    private synchronized @Nullable Waypoint requested(Picture latest, long revision) {
        Waypoint waypoint = requested.get(revision);
        return waypoint != null && waypoint.isOf(latest.head()) ? waypoint : null;
    }

    /// The known revision with the fewest entries between it and the revision.
    private synchronized Waypoint nearest(Picture latest, long revision) {
        Stream.of(requested, waypoints).forEach(kept -> kept.values().removeIf(old -> !old.isOf(latest.head())));
        return Stream.of(
                        Stream.of(new Waypoint(latest.head(), latest.access())),
                        requested.values().stream(),
                        waypoints())
                .flatMap(waypoints -> waypoints)
                .min(Comparator.comparingLong(waypoint -> Math.abs(waypoint.revision() - revision)))
                .orElseThrow();
    }

    /// The waypoints, each with an empty access index: a request's index is dropped with the request.
    private Stream<Waypoint> waypoints() {
        return waypoints.values().stream().map(waypoint -> new Waypoint(waypoint.head(), waypoint.directory()));
    }

    /// Keeps a waypoint. The newest ones stay, as far back as [Ledger#EARLIER_MAX].
    private synchronized void keepWaypoint(Waypoint waypoint) {
        if (waypoint.revision() % segment == 0) {
            waypoints.put(waypoint.revision(), new Waypoint(waypoint.head(), waypoint.directory()));
            if (waypoints.size() > Ledger.EARLIER_MAX / segment) {
                waypoints.pollFirstEntry();
            }
        }
    }

    private synchronized void keepRequested(Waypoint waypoint) {
        requested.put(waypoint.revision(), waypoint);
        if (requested.size() > REQUESTED_MAX) {
            requested.remove(requested.keySet().iterator().next());
        }
    }
}
