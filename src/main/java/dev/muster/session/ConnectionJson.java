package dev.muster.session;

import dev.muster.store.Session;
import dev.muster.wire.Dates;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON of a connection in a list (contract 1.3). A session is the same in every project, so the members about
/// projects are constant.
///
/// @param duration seconds since the log-in
/// @param client the address of the log-in
/// @param lastAction the time of the last use
public record ConnectionJson(
        String id,
        String parentId,
        String username,
        String userFullName,
        int projectIndex,
        String projectId,
        String projectName,
        int openJobsCount,
        String dateConnectionCreated,
        long duration,
        String sessionId,
        String client,
        boolean configLevel,
        String lastAction) {

    /// One page of connections: clients need an object around the list.
    record Page(List<ConnectionJson> userConnections) {}

    /// The body of the request that ends several connections.
    record Ids(@Nullable List<@Nullable String> userConnectionIds) {}

    /// The outcome for one connection.
    ///
    /// @param code the code of the error; null if the connection was ended
    /// @param message the message of the error; null if the connection was ended
    record EndStatus(
            String id,
            int status,
            @Nullable String code,
            @Nullable String message) {}

    /// The outcome for each connection.
    record EndStatuses(List<EndStatus> deleteUserConnectionsStatus) {}

    private static final int NO_PROJECT = -1;

    /// The JSON of a connection.
    ///
    /// @param nowMillis the current time, milliseconds since 1970 UTC
    public static ConnectionJson of(Connection connection, long nowMillis) {
        Session session = connection.session();
        String id = connection.id();
        long since = Math.max(0, nowMillis - session.startedMillis());
        return new ConnectionJson(
                id,
                "",
                connection.user().account().name(),
                connection.user().properties().name(),
                NO_PROJECT,
                "",
                "",
                0,
                Dates.text(session.startedMillis()),
                Duration.ofMillis(since).toSeconds(),
                id,
                session.address(),
                true,
                Dates.text(connection.usedMillis()));
    }
}
