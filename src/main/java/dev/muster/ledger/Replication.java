package dev.muster.ledger;

import dev.muster.directory.Directory;
import dev.muster.store.Head;
import dev.muster.store.LoadedState;
import dev.muster.store.ReadSnapshot;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.StoredEntry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replication: applies the entries of other nodes to this node's picture, each checked against the hash of the one
/// before.
///
/// If the database is behind the picture or has a different history (after a fail-over that lost commits), the
/// picture is discarded and loaded again.
final class Replication {

    /// Maximum number of entries that are read under the lock of the head. A node that is further behind reads the
    /// others before it takes the lock, so that no other writer waits for it.
    static final int LOCKED_ENTRIES_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    Replication(Store store) {
        this.store = store;
    }

    /// The relation of this node's picture to the database.
    sealed interface CatchUp {

        /// The latest picture is known.
        ///
        /// @param picture the latest picture; the same object as this node's if no other node wrote
        record Latest(Picture picture) implements CatchUp {}

        /// The picture is far behind: [#catchUpUnlocked] must come first.
        ///
        /// @param head the head of the database
        record FarBehind(Head head) implements CatchUp {}

        /// The database has a different history, so the picture must be loaded again.
        ///
        /// @param reason the difference, for the log
        record Diverged(String reason) implements CatchUp {}
    }

    /// Finds the latest picture.
    ///
    /// @param snapshot the database
    /// @param own this node's picture
    /// @param entriesMax maximum number of entries to apply
    CatchUp latest(ReadSnapshot snapshot, Picture own, long entriesMax) {
        Head head = snapshot.head();
        Head old = own.head();
        if (head.equals(old)) {
            return new CatchUp.Latest(own);
        }
        if (!head.epoch().equals(old.epoch())) {
            return new CatchUp.Diverged("another epoch has begun");
        }
        if (head.feed() < old.feed() || head.revision() < old.revision()) {
            return new CatchUp.Diverged("the database is behind this node's picture");
        }
        if (head.revision() - old.revision() > entriesMax) {
            return new CatchUp.FarBehind(head);
        }
        Replay replay = new Replay(own);
        if (!snapshot.entriesAfter(old.revision()).stream().allMatch(replay::apply)) {
            return new CatchUp.Diverged("the journal has other entries than this node");
        }
        if (replay.revision != head.revision() || !replay.hash.equals(head.hash())) {
            return new CatchUp.Diverged("the journal does not end where the head says");
        }
        Sessions live = own.sessions();
        for (Session session : snapshot.sessionsAfter(old.feed())) {
            live = live.after(session);
        }
        return new CatchUp.Latest(replay.picture(own, head, live));
    }

    /// A picture nearer to the head, read without a lock. It still has the old sessions and the old feed, so it must
    /// not be published.
    Picture catchUpUnlocked(Picture own, Head head) {
        Replay replay = new Replay(own);
        for (long applied = own.revision(); applied < head.revision(); applied = replay.revision) {
            List<StoredEntry> segment = new ArrayList<>();
            store.entries(applied + 1, Math.min(applied + LOCKED_ENTRIES_MAX, head.revision()), segment::add);
            if (segment.isEmpty() || !segment.stream().allMatch(replay::apply)) {
                break; // the next locked attempt finds the cause
            }
        }
        Head old = own.head();
        Head reached = new Head(old.epoch(), replay.revision, old.feed(), replay.hash, replay.millis, old.format());
        return replay.picture(own, reached, own.sessions());
    }

    /// The picture of the stored state, for a node whose own history differs. Begins a new epoch unless another node
    /// has done so, because clients may have revisions that are lost.
    Picture reload(Picture own, String reason) {
        Head old = own.head();
        LOG.error(
                "{}: acknowledged changes after revision {} may be lost. Loading the database again",
                reason,
                old.revision());
        store.inTransaction(tx -> {
            boolean isFirst = tx.lock().epoch().equals(old.epoch());
            if (isFirst) {
                tx.newEpoch(epoch());
            }
            return isFirst;
        });
        return of(store.load());
    }

    private String epoch() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// The picture of a loaded state.
    static Picture of(LoadedState loaded) {
        return Picture.of(loaded.head(), loaded.directory(), Sessions.of(loaded.sessions()));
    }

    /// Applies entries in order, as long as each follows the one before.
    private static final class Replay {

        private Directory directory;
        private long revision;
        private String hash;
        private long millis;

        Replay(Picture from) {
            directory = from.directory();
            revision = from.revision();
            hash = from.head().hash();
            millis = from.head().millis();
        }

        /// Applies an entry.
        ///
        /// @return false if it is not the next entry; nothing is applied then
        boolean apply(StoredEntry stored) {
            if (stored.entry().revision() != revision + 1
                    || !stored.previousHash().equals(hash)) {
                return false;
            }
            directory = directory.after(stored.entry().changes());
            revision = stored.entry().revision();
            hash = stored.hash();
            millis = stored.entry().millis();
            return true;
        }

        /// The picture after the applied entries. The access index is kept if only sessions changed.
        Picture picture(Picture before, Head head, Sessions live) {
            return revision == before.revision()
                    ? new Picture(head, before.directory(), before.access(), live)
                    : Picture.of(head, directory, live);
        }
    }
}
