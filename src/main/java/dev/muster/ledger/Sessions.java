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

/// The sessions that have not ended, with the number of sessions of each user. Immutable.
///
/// @param byToken the sessions by the hash of their token
/// @param counts the number of sessions by user, at least 1
public record Sessions(PersistentMap<String, Session> byToken, PersistentMap<UserId, Integer> counts) {

    /// @param sessions sessions that have not ended
    static Sessions of(Collection<Session> sessions) {
        Map<String, Session> byToken = HashMap.newHashMap(sessions.size());
        Map<UserId, Integer> counts = new HashMap<>();
        for (Session session : sessions) {
            byToken.put(session.tokenHash(), session);
            counts.merge(session.user(), 1, Integer::sum);
        }
        return new Sessions(PersistentMap.of(byToken), PersistentMap.of(counts));
    }

    /// These sessions with the new state of one session, which began, was used or ended.
    Sessions after(Session session) {
        boolean known = has(session.tokenHash());
        if (session.ended()) {
            return known ? new Sessions(byToken.without(session.tokenHash()), counted(session.user(), -1)) : this;
        }
        return new Sessions(byToken.with(session.tokenHash(), session), known ? counts : counted(session.user(), 1));
    }

    private PersistentMap<UserId, Integer> counted(UserId user, int more) {
        int count = count(user) + more;
        return count == 0 ? counts.without(user) : counts.with(user, count);
    }

    /// The number of a user's sessions.
    public int count(UserId user) {
        return counts.getOrDefault(user, 0);
    }

    public boolean has(String tokenHash) {
        return byToken.has(tokenHash);
    }

    public Optional<Session> find(String tokenHash) {
        return byToken.find(tokenHash);
    }

    /// The session with a token hash, or null. Called for every request, so without an Optional.
    public @Nullable Session get(String tokenHash) {
        return byToken.get(tokenHash);
    }

    /// All sessions, in no particular order.
    public Stream<Session> values() {
        return byToken.values();
    }
}
