package dev.muster.session;

import dev.muster.store.Session;
import dev.muster.wire.Dates;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection as clients list it (contract 1.3). A session here is the same in every project, so what the wire says
/// of projects is always the same.
///
/// @param duration seconds since the log-in
/// @param client the address of the log-in
/// @param lastAction last use
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

    /// One page of them: clients need an object around the list.
    record Page(List<ConnectionJson> userConnections) {}

    /// The body of an end of several.
    record Ids(@Nullable List<@Nullable String> userConnectionIds) {}

    /// The outcome for one connection; code and message of the error if it was not ended.
    record EndStatus(
            String id,
            int status,
            @Nullable String code,
            @Nullable String message) {}

    /// The outcome for each connection.
    record EndStatuses(List<EndStatus> deleteUserConnectionsStatus) {}

    private static final int NO_PROJECT = -1;

    /// As the wire has it.
    ///
    /// @param nowMillis milliseconds since 1970 UTC
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
