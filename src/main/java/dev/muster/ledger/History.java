package dev.muster.ledger;

import dev.muster.base.Problem;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.Store;
import dev.muster.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The past, walked back to from the nearest picture that is kept: shares its structure with it.
final class History {

    /// Entries read at a time.
    private static final int STRETCH = 1_000;

    /// Pictures of the past that are kept for the next question about the same time.
    private static final int KEPT_MAX = 8;

    private final Store store;
    private final NavigableMap<Long, Picture> kept = new TreeMap<>();

    History(Store store) {
        this.store = store;
    }

    Picture asOf(Picture latest, long revision) {
        if (revision < 0 || revision > latest.revision()) {
            throw new Problem.Invalid(
                    "ledger.revision", "There are the revisions 0 to " + latest.revision() + ", not " + revision);
        }
        if (revision == latest.revision()) {
            return latest;
        }
        Picture from = nearest(latest, revision);
        Picture past = from.revision() == revision ? from : back(from, revision);
        keep(past);
        return past;
    }

    private Picture back(Picture from, long revision) {
        Directory directory = from.directory();
        Stored at = null;
        for (long top = from.revision(); top > revision; top -= STRETCH) {
            List<Stored> stretch = new ArrayList<>();
            store.entries(Math.max(revision, top - STRETCH) + 1, top, stretch::add);
            for (Stored stored : stretch.reversed()) {
                directory = undone(directory, stored.entry());
            }
            at = stretch.getFirst();
        }
        return Picture.of(head(from.head(), revision, at), directory, from.sessions());
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

    private synchronized Picture nearest(Picture latest, long revision) {
        kept.values().removeIf(old -> !old.head().epoch().equals(latest.head().epoch()));
        var above = kept.ceilingEntry(revision);
        return above == null ? latest : above.getValue();
    }

    private synchronized void keep(Picture past) {
        kept.put(past.revision(), past);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.firstKey());
        }
    }
}
