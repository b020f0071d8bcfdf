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

/// The past, walked to from the nearest moment that is kept, back or forth: shares its structure with it.
///
/// One walk at a time, so that whoever asks, and however often, leaves the others the rest of the machine; who waits
/// for the same moment has it when the walk is over. Every walk leaves waypoints, so that the next ones are short,
/// in whatever order moments are asked for. Thread-safe.
final class History {

    /// Entries that are read at a time, some ten milliseconds of work.
    private static final int STRETCH = 500;

    /// Moments of the past that are kept for the next question about the same time; the one that nobody asked
    /// for longest goes first.
    private static final int ASKED_MAX = 8;

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Store store;
    private final int stretch;
    private final ReentrantLock walking = new ReentrantLock(true);
    private final Map<Long, Waypoint> asked = new LinkedHashMap<>(16, 0.75f, true);
    private final TreeMap<Long, Waypoint> waypoints = new TreeMap<>();

    History(Store store) {
        this(store, STRETCH);
    }

    /// @param stretch how many entries are read at a time, and how far apart waypoints are
    History(Store store, int stretch) {
        this.store = store;
        this.stretch = stretch;
    }

    /// What was so at a revision; the sessions of that time are not known.
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

    /// The picture of a revision.
    ///
    /// @param patience how long others may walk before
    /// @throws Problem.Invalid `ledger.revision`
    /// @throws Problem.Busy `ledger.earlier` if they walk longer
    Picture asOf(Picture latest, long revision, Duration patience) {
        if (revision < 0 || revision > latest.revision()) {
            throw new Problem.Invalid(
                    "ledger.revision", "There are the revisions 0 to " + latest.revision() + ", not " + revision);
        }
        if (revision == latest.revision()) {
            return latest;
        }
        Waypoint known = asked(latest, revision);
        Waypoint past = known == null ? walked(latest, revision, patience) : known;
        return new Picture(past.head(), past.directory(), past.access(), latest.sessions());
    }

    private Waypoint walked(Picture latest, long revision, Duration patience) {
        begin(patience);
        try {
            Waypoint at = nearest(latest, revision); // whoever walked before may have come by
            while (at.revision() != revision) {
                at = at.revision() > revision ? back(at, revision) : forth(at, revision);
                passed(at);
            }
            keep(at);
            return at;
        } finally {
            walking.unlock();
        }
    }

    private void begin(Duration patience) {
        try {
            if (walking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Busy(
                "ledger.earlier", "Too many ask for earlier revisions at once; try again", RETRY_AFTER_SECONDS);
    }

    /// One stretch nearer to a revision before.
    private Waypoint back(Waypoint from, long revision) {
        long to = Math.max(revision, (from.revision() - 1) / stretch * stretch);
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

    /// One stretch nearer to a revision after.
    private Waypoint forth(Waypoint from, long revision) {
        long to = Math.min(revision, (from.revision() / stretch + 1) * stretch);
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
            throw new StoreUnavailable("The journal has not all entries from " + from + " to " + to, null);
        }
        return entries;
    }

    /// Another story than this node's is loaded anew by the writer in a moment.
    private static void requireSame(String mine, String stored) {
        if (!mine.equals(stored)) {
            throw new StoreUnavailable("The journal tells another story than this node knows", null);
        }
    }

    private static Directory undone(Directory directory, Entry entry) {
        Directory before = directory;
        for (Change change : entry.changes().reversed()) {
            before = before.after(change.inverse());
        }
        return before;
    }

    private synchronized @Nullable Waypoint asked(Picture latest, long revision) {
        Waypoint waypoint = asked.get(revision);
        return waypoint != null && waypoint.isOf(latest.head()) ? waypoint : null;
    }

    /// The moment that the fewest entries lie between.
    private synchronized Waypoint nearest(Picture latest, long revision) {
        Stream.of(asked, waypoints).forEach(kept -> kept.values().removeIf(old -> !old.isOf(latest.head())));
        return Stream.of(Stream.of(new Waypoint(latest.head(), latest.access())), asked.values().stream(), waypoints())
                .flatMap(waypoints -> waypoints)
                .min(Comparator.comparingLong(waypoint -> Math.abs(waypoint.revision() - revision)))
                .orElseThrow();
    }

    /// Each with nothing known of anybody: what is learnt about it is dropped with whoever asked.
    private Stream<Waypoint> waypoints() {
        return waypoints.values().stream().map(waypoint -> new Waypoint(waypoint.head(), waypoint.directory()));
    }

    /// Keeps the newest waypoints, as far back as lists may have begun.
    private synchronized void passed(Waypoint waypoint) {
        if (waypoint.revision() % stretch == 0) {
            waypoints.put(waypoint.revision(), new Waypoint(waypoint.head(), waypoint.directory()));
            if (waypoints.size() > Ledger.EARLIER_MAX / stretch) {
                waypoints.pollFirstEntry();
            }
        }
    }

    private synchronized void keep(Waypoint waypoint) {
        asked.put(waypoint.revision(), waypoint);
        if (asked.size() > ASKED_MAX) {
            asked.remove(asked.keySet().iterator().next());
        }
    }
}
