package dev.muster.sql.feed;

import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.SecurityEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log of security events: the newest only.
public final class EventTable {

    /// How many are kept: some 30 MB, months of an ordinary installation, and a bound on what somebody
    /// who fails to log in all day can fill.
    public static final int EVENTS_MAX = 100_000;

    private static final List<String> COLUMNS = List.of("millis", "kind", "user_text", "address", "detail");

    private static final String INSERT = StatementBatch.insert("security_event", COLUMNS);

    private EventTable() {}

    /// Appends events, and removes the oldest ones beyond the bound.
    ///
    /// @param eventsMax how many events are kept
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

    /// When the newest of that kind about that user was.
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

    /// The newest, newest first.
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
