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

/// Catching up with what other nodes wrote: their entries applied to this node's picture, each checked
/// against the hash of the one before. Where that can't be, because the database is behind or tells
/// another story (a fail-over that lost commits), the picture is thrown away and loaded anew.
final class Replication {

    /// Entries that are read while the head is locked; who is further behind reads the others before, so that
    /// nobody waits for it.
    static final int LOCKED_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    Replication(Store store) {
        this.store = store;
    }

    /// What the database says of this node's picture.
    sealed interface CatchUp {

        /// How it stands now.
        ///
        /// @param picture the latest one; the very one that was asked about if nobody else wrote
        record Latest(Picture picture) implements CatchUp {}

        /// It is far behind: [#nearer] comes first.
        record FarBehind(Head head) implements CatchUp {}

        /// It is of another story, so it has to be loaded anew.
        record Otherwise(String reason) implements CatchUp {}
    }

    /// Finds the latest picture.
    ///
    /// @param entriesMax how far behind this node's picture may be
    CatchUp latest(ReadSnapshot snapshot, Picture mine, long entriesMax) {
        Head head = snapshot.head();
        Head old = mine.head();
        if (head.equals(old)) {
            return new CatchUp.Latest(mine);
        }
        if (!head.epoch().equals(old.epoch())) {
            return new CatchUp.Otherwise("another epoch has begun");
        }
        if (head.feed() < old.feed() || head.revision() < old.revision()) {
            return new CatchUp.Otherwise("the database is behind this node");
        }
        if (head.revision() - old.revision() > entriesMax) {
            return new CatchUp.FarBehind(head);
        }
        Fold fold = new Fold(mine);
        if (!snapshot.entriesAfter(old.revision()).stream().allMatch(fold::takes)) {
            return new CatchUp.Otherwise("the journal tells another story");
        }
        if (fold.revision != head.revision() || !fold.hash.equals(head.hash())) {
            return new CatchUp.Otherwise("the journal ends elsewhere");
        }
        Sessions live = mine.sessions();
        for (Session session : snapshot.sessionsAfter(old.feed())) {
            live = live.after(session);
        }
        return new CatchUp.Latest(fold.picture(mine, head, live));
    }

    /// Nearer to the head, read without a lock. Its sessions are still those of before, as its feed says, so
    /// nobody else may see it.
    Picture nearer(Picture mine, Head head) {
        Fold fold = new Fold(mine);
        for (long top = mine.revision(); top < head.revision(); top = fold.revision) {
            List<StoredEntry> stretch = new ArrayList<>();
            store.entries(top + 1, Math.min(top + LOCKED_MAX, head.revision()), stretch::add);
            if (stretch.isEmpty() || !stretch.stream().allMatch(fold::takes)) {
                break; // the whole look finds what is wrong
            }
        }
        Head old = mine.head();
        Head reached = new Head(old.epoch(), fold.revision, old.feed(), fold.hash, fold.millis, old.format());
        return fold.picture(mine, reached, mine.sessions());
    }

    /// The picture of everything that is stored now, for a node whose own tells another story. Unless another node
    /// has seen to it, another epoch begins with it, since revisions that were told may be of that story.
    Picture anew(Picture mine, String reason) {
        Head told = mine.head();
        LOG.error("{}: acknowledged changes may be lost after revision {}; loading anew", reason, told.revision());
        store.inTransaction(tx -> {
            boolean mustBegin = tx.lock().epoch().equals(told.epoch());
            if (mustBegin) {
                tx.newEpoch(epoch());
            }
            return mustBegin;
        });
        return of(store.load());
    }

    private String epoch() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// The picture of everything that was loaded.
    static Picture of(LoadedState loaded) {
        return Picture.of(loaded.head(), loaded.directory(), Sessions.of(loaded.sessions()));
    }

    /// Entries applied one after the other, as long as each continues the one before.
    private static final class Fold {

        private Directory directory;
        private long revision;
        private String hash;
        private long millis;

        Fold(Picture from) {
            directory = from.directory();
            revision = from.revision();
            hash = from.head().hash();
            millis = from.head().millis();
        }

        /// Applies the entry.
        ///
        /// @return false, and nothing done, if it isn't the next one
        boolean takes(StoredEntry stored) {
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

        /// Keeps what is known of holders if only sessions came.
        Picture picture(Picture before, Head head, Sessions live) {
            return revision == before.revision()
                    ? new Picture(head, before.directory(), before.access(), live)
                    : Picture.of(head, directory, live);
        }
    }
}
