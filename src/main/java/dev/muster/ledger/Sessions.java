package dev.muster.ledger;

import dev.muster.base.UserId;
import dev.muster.directory.PersistentMap;
import dev.muster.store.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sessions that have not ended, by the hash of their token, and how many each user has. Immutable.
public record Sessions(PersistentMap<String, Session> byToken, PersistentMap<UserId, Integer> counts) {

    /// All of those, none of which has ended.
    static Sessions of(Collection<Session> sessions) {
        Map<String, Session> byToken = HashMap.newHashMap(sessions.size());
        Map<UserId, Integer> counts = new HashMap<>();
        for (Session session : sessions) {
            byToken.put(session.tokenHash(), session);
            counts.merge(session.user(), 1, Integer::sum);
        }
        return new Sessions(PersistentMap.of(byToken), PersistentMap.of(counts));
    }

    /// With what became of one: begun, used or ended.
    Sessions after(Session session) {
        boolean there = has(session.tokenHash());
        if (session.ended()) {
            return there ? new Sessions(byToken.without(session.tokenHash()), counted(session.user(), -1)) : this;
        }
        return new Sessions(byToken.with(session.tokenHash(), session), there ? counts : counted(session.user(), 1));
    }

    private PersistentMap<UserId, Integer> counted(UserId user, int more) {
        int count = count(user) + more;
        return count == 0 ? counts.without(user) : counts.with(user, count);
    }

    /// How many the user has.
    public int count(UserId user) {
        return counts.getOrDefault(user, 0);
    }

    public boolean has(String tokenHash) {
        return byToken.has(tokenHash);
    }

    public Optional<Session> find(String tokenHash) {
        return byToken.find(tokenHash);
    }

    /// The session or null: asked with every request.
    public @Nullable Session get(String tokenHash) {
        return byToken.get(tokenHash);
    }

    /// All of them, in no particular order.
    public Stream<Session> values() {
        return byToken.values();
    }
}
