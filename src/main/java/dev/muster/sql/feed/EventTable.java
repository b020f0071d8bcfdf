package dev.muster.sql.feed;

import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.SecurityEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of security events. Only the newest ones are kept.
public final class EventTable {

    /// The maximum number of events: about 30 MB, or months of an ordinary installation. Failed log-ins can't fill
    /// the disk.
    public static final int EVENTS_MAX = 100_000;

    private static final List<String> COLUMNS = List.of("millis", "kind", "user_text", "address", "detail");

    private static final String INSERT = StatementBatch.insert("security_event", COLUMNS);

    private EventTable() {}

    /// Appends events, and deletes the oldest ones beyond the maximum.
    ///
    /// @param statements the connection's statements
    /// @param events the events, oldest first
    /// @param eventsMax maximum number of events
    public static void put(StatementBatch statements, List<SecurityEvent> events, int eventsMax) throws SQLException {
        statements.each(INSERT, events, (event, row) -> row.number(event.millis())
                .text(event.kind())
                .text(event.user())
                .text(event.address())
                .text(event.detail()));
        statements.update(
                "delete from security_event where event_id <= (select max(event_id) from security_event) - ?",
                eventsMax);
    }

    /// The time of the newest event of a kind about a user, milliseconds since 1970 UTC.
    public static Optional<Long> last(Connection connection, String kind, String user) throws SQLException {
        List<Long> found = new ArrayList<>();
        RowReader.each(
                connection,
                "select millis from security_event where kind = ? and user_text = ? order by event_id desc limit 1",
                row -> found.add(row.number()),
                kind,
                user);
        return found.stream().findFirst();
    }

    /// The newest events, newest first.
    public static List<SecurityEvent> load(Connection connection, int countMax) throws SQLException {
        List<SecurityEvent> events = new ArrayList<>();
        RowReader.each(
                connection,
                "select " + String.join(", ", COLUMNS) + " from security_event order by event_id desc limit ?",
                row -> events.add(new SecurityEvent(row.number(), row.text(), row.text(), row.text(), row.text())),
                countMax);
        return events;
    }
}
