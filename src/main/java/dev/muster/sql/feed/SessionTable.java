package dev.muster.sql.feed;

import dev.muster.base.UserId;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of sessions.
public final class SessionTable {

    private static final List<String> COLUMNS = List.of(
            "token_hash",
            "user_id",
            "credential_epoch",
            "started_millis",
            "used_millis",
            "ends_millis",
            "ended",
            "address",
            "settings",
            "api_token_id");

    private static final String PUT = StatementBatch.upsert("session", append(COLUMNS, "feed", "stored_millis"), 1);

    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from session";

    private SessionTable() {}

    /// Stores the last state of each session in a batch. A session may be in a batch twice, for its begin and its
    /// end, but no statement may write a row twice.
    ///
    /// @param statements the connection's statements
    /// @param sessions the sessions of the batch, in order
    /// @param feed number of the batch
    /// @param millis the current time, milliseconds since 1970 UTC
    public static void put(StatementBatch statements, List<Session> sessions, long feed, long millis)
            throws SQLException {
        Map<String, Session> last = new LinkedHashMap<>();
        sessions.forEach(session -> last.put(session.tokenHash(), session));
        statements.each(PUT, List.copyOf(last.values()), (session, row) -> row.text(session.tokenHash())
                .id(session.user())
                .number(session.credentialEpoch())
                .number(session.startedMillis())
                .number(session.usedMillis())
                .number(session.endsMillis())
                .flag(session.ended())
                .text(session.address())
                .text(session.settings())
                .text(session.apiToken())
                .number(feed)
                .number(millis));
    }

    /// The sessions that were not ended. The absolute time-out of some may have passed.
    public static List<Session> load(Connection connection) throws SQLException {
        List<Session> sessions = new ArrayList<>();
        RowReader.each(connection, SELECT + " where ended = 0", row -> sessions.add(read(row)));
        return sessions;
    }

    /// The sessions that batches after a number stored, including ended ones.
    public static List<Session> after(StatementBatch statements, long feed) throws SQLException {
        List<Session> sessions = new ArrayList<>();
        statements.query(SELECT + " where feed > ? order by feed", row -> sessions.add(read(row)), feed);
        return sessions;
    }

    /// Deletes the sessions that were over before a time: by their absolute time-out, or because they were ended. The
    /// row of an ended session is kept that long, so that a slow node learns of the end.
    public static void prune(StatementBatch statements, long millis) throws SQLException {
        statements.update(
                "delete from session where ends_millis < ? or (ended = 1 and stored_millis < ?)", millis, millis);
    }

    private static Session read(RowReader row) throws SQLException {
        return new Session(
                row.text(),
                UserId.of(row.text()),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.flag(),
                row.text(),
                row.text(),
                row.textOrNull());
    }

    private static List<String> append(List<String> columns, String... more) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(List.of(more));
        return all;
    }
}
