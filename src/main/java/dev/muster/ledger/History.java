package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.base.Problem;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.Store;
import dev.muster.store.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The past, walked back to from the nearest moment that is kept: shares its structure with it.
final class History {

    /// Entries read at a time.
    private static final int STRETCH = 1_000;

    /// Moments of the past that are kept for the next question about the same time; the one that nobody asked
    /// for longest goes first.
    private static final int KEPT_MAX = 8;

    private final Store store;
    private final Map<Long, Moment> kept = new LinkedHashMap<>(16, 0.75f, true);

    History(Store store) {
        this.store = store;
    }

    /// What was so at a revision; the sessions of that time are not known.
    private record Moment(Head head, Access access) {

        Directory directory() {
            return access.directory();
        }
    }

    Picture asOf(Picture latest, long revision) {
        if (revision < 0 || revision > latest.revision()) {
            throw new Problem.Invalid(
                    "ledger.revision", "There are the revisions 0 to " + latest.revision() + ", not " + revision);
        }
        if (revision == latest.revision()) {
            return latest;
        }
        Moment from = nearest(latest, revision);
        Moment past = from.head().revision() == revision ? from : back(from, revision);
        keep(past);
        return new Picture(past.head(), past.directory(), past.access(), latest.sessions());
    }

    private Moment back(Moment from, long revision) {
        Directory directory = from.directory();
        Stored at = null;
        for (long top = from.head().revision(); top > revision; top -= STRETCH) {
            List<Stored> stretch = new ArrayList<>();
            store.entries(Math.max(revision, top - STRETCH) + 1, top, stretch::add);
            for (Stored stored : stretch.reversed()) {
                directory = undone(directory, stored.entry());
            }
            at = stretch.getFirst();
        }
        return new Moment(head(from.head(), revision, at), new Access(directory));
    }

    private static Directory undone(Directory directory, Entry entry) {
        Directory before = directory;
        for (Change change : entry.changes().reversed()) {
            before = before.after(change.inverse());
        }
        return before;
    }

    private Head head(Head from, long revision, @Nullable Stored next) {
        List<Stored> own = new ArrayList<>();
        store.entries(revision, revision, own::add);
        long millis = own.isEmpty() ? 0 : own.getFirst().entry().millis();
        String hash = next == null ? from.hash() : next.previousHash();
        return new Head(from.epoch(), revision, from.feed(), hash, millis, from.format());
    }

    /// The kept moment that the fewest entries lie between, at or after the revision.
    private synchronized Moment nearest(Picture latest, long revision) {
        kept.values().removeIf(old -> !old.head().epoch().equals(latest.head().epoch()));
        return kept.values().stream()
                .filter(moment -> moment.head().revision() >= revision)
                .min(Comparator.comparingLong(moment -> moment.head().revision()))
                .orElseGet(() -> new Moment(latest.head(), latest.access()));
    }

    private synchronized void keep(Moment past) {
        kept.put(past.head().revision(), past);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
