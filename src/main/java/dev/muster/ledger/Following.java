package dev.muster.ledger;

import dev.muster.directory.Directory;
import dev.muster.directory.Table;
import dev.muster.store.Head;
import dev.muster.store.Loaded;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.Stored;
import dev.muster.store.Transaction;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Catching up with what other nodes wrote: their entries applied to this node's picture, each checked
/// against the hash of the one before. Where that can't be, because the database is behind or tells
/// another story (a fail-over that lost commits), the picture is thrown away and loaded anew.
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    Following(Store store) {
        this.store = store;
    }

    /// Locks the head and gives the latest picture: this same object if nobody else wrote.
    Picture latest(Transaction tx, Picture mine) {
        Head head = tx.lock();
        if (head.equals(mine.head())) {
            return mine;
        }
        if (!head.epoch().equals(mine.head().epoch())) {
            LOG.error("another epoch has begun at revision {}: loading anew", head.revision());
            return loaded(head);
        }
        if (head.feed() < mine.head().feed() || head.revision() < mine.head().revision()) {
            return anew(tx, head, "the database is behind this node");
        }
        Directory directory = mine.directory();
        String hash = mine.head().hash();
        long revision = mine.revision();
        for (Stored stored : tx.entriesAfter(revision)) {
            if (stored.entry().revision() != revision + 1
                    || !stored.previousHash().equals(hash)) {
                return anew(tx, head, "the journal tells another story");
            }
            directory = directory.after(stored.entry().changes());
            revision = stored.entry().revision();
            hash = stored.hash();
        }
        if (revision != head.revision() || !hash.equals(head.hash())) {
            return anew(tx, head, "the journal ends elsewhere");
        }
        return Picture.of(
                head,
                directory,
                with(mine.sessions(), tx.sessionsAfter(mine.head().feed())));
    }

    /// The picture of everything that is stored.
    static Picture of(Loaded loaded) {
        Map<String, Session> live = HashMap.newHashMap(loaded.sessions().size());
        loaded.sessions().forEach(session -> live.put(session.tokenHash(), session));
        return Picture.of(loaded.head(), loaded.directory(), Table.of(live));
    }

    private static Table<String, Session> with(Table<String, Session> live, List<Session> changed) {
        Table<String, Session> now = live;
        for (Session session : changed) {
            now = session.ended() ? now.without(session.tokenHash()) : now.with(session.tokenHash(), session);
        }
        return now;
    }

    private Picture anew(Transaction tx, Head head, String reason) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String epoch = HexFormat.of().formatHex(bytes);
        LOG.error("{}: acknowledged changes may be lost; loading anew as epoch {}", reason, epoch);
        tx.newEpoch(epoch);
        return loaded(new Head(epoch, head.revision(), head.feed(), head.hash(), head.millis(), head.format()));
    }

    private Picture loaded(Head head) {
        return of(store.load()).with(head);
    }
}
