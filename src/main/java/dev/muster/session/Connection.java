package dev.muster.session;

import dev.muster.access.Sight;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.endpoint.RandomTokens;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.ledger.Picture;
import dev.muster.store.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A session that goes on, as others may see it.
///
/// @param usedMillis last use that this node knows of, milliseconds since 1970 UTC: of a use on another node it learns
///     within a quarter of the idle time-out
public record Connection(Session session, User user, long usedMillis) {

    private static final int ID_CHARS = 32;

    /// Known everywhere and for as long as the session goes on. Tells nothing of the token, nor of what is kept of it.
    public String id() {
        return RandomTokens.hash("connection " + session.tokenHash())
                .substring(0, ID_CHARS)
                .toUpperCase(Locale.ROOT);
    }

    /// Those of users whom the caller may browse, the oldest first.
    static List<Connection> seen(Picture picture, SessionRegistry sessions, Sight sight) {
        return sorted(of(picture, sessions, session -> true).filter(connection -> sight.sees(connection.user)));
    }

    /// All of one user's, the oldest first.
    public static List<Connection> own(Picture picture, SessionRegistry sessions, UserId user) {
        return sorted(of(picture, sessions, session -> session.user().equals(user)));
    }

    private static Stream<Connection> of(Picture picture, SessionRegistry sessions, Predicate<Session> which) {
        return sessions.live(picture)
                .filter(live -> which.test(live.session()))
                .flatMap(live -> picture.directory().users().find(live.session().user()).stream()
                        .map(user -> new Connection(live.session(), user, live.usedMillis())));
    }

    private static List<Connection> sorted(Stream<Connection> connections) {
        return connections
                .sorted(Comparator.<Connection>comparingLong(
                                connection -> connection.session().startedMillis())
                        .thenComparing(connection -> connection.session().tokenHash()))
                .toList();
    }
}
