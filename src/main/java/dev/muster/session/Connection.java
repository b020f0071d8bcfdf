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

/// A live session as an entry in the list of sessions that other users see: a "user connection" of the wire.
///
/// @param usedMillis the last use that this node knows of, milliseconds since 1970 UTC; a use on another node
///     arrives within a quarter of the idle time-out
public record Connection(Session session, User user, long usedMillis) {

    private static final int ID_CHARS = 32;

    /// The id of the connection: the same on every node, as long as the session lives. It reveals neither the token nor
    /// the stored hash of the token.
    public String id() {
        return RandomTokens.hash("connection " + session.tokenHash())
                .substring(0, ID_CHARS)
                .toUpperCase(Locale.ROOT);
    }

    /// The connections of users whom the caller may browse, the oldest first.
    static List<Connection> visible(Picture picture, SessionRegistry sessions, Sight sight) {
        return sorted(of(picture, sessions, session -> true).filter(connection -> sight.sees(connection.user)));
    }

    /// The connections of one user, the oldest first.
    public static List<Connection> own(Picture picture, SessionRegistry sessions, UserId user) {
        return sorted(of(picture, sessions, session -> session.user().equals(user)));
    }

    private static Stream<Connection> of(Picture picture, SessionRegistry sessions, Predicate<Session> filter) {
        return sessions.live(picture)
                .filter(live -> filter.test(live.session()))
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
