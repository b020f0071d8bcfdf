package dev.muster.sql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a writer sends to its connection: every statement prepared once, rows in batches.
///
/// For one thread at a time. A connection that failed is closed with all its statements.
public final class StatementBatch implements AutoCloseable {

    /// Rows sent at once: a bound on the memory that a driver takes for them.
    private static final int BATCH_ROWS_MAX = 1_000;

    /// Statements that go in one message at most.
    private static final int TOGETHER_MAX = 32;

    /// Such messages that stay prepared: more kinds of them are rare, and each takes memory of the database.
    private static final int MESSAGES_MAX = 64;

    private final Connection connection;
    private final boolean together;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final LinkedHashMap<String, PreparedStatement> messages = new LinkedHashMap<>(MESSAGES_MAX, 0.75f, true);
    private final List<Waiting> waiting = new ArrayList<>();

    /// @param together whether statements of one row wait for [#flush], to go to the database in one message: each
    ///     message costs the way there and back
    public StatementBatch(Connection connection, boolean together) {
        this.connection = connection;
        this.together = together;
    }

    /// A statement with the values of its one row.
    private record Waiting(String sql, Values values, boolean mustFind) {

        @FunctionalInterface
        interface Values {
            void give(RowWriter row) throws SQLException;
        }
    }

    /// Runs a statement once for each thing.
    public <T> void each(String sql, Collection<? extends T> things, RowWriter.Of<T> row) throws SQLException {
        send(sql, things, row, false);
    }

    /// Runs an update once for each thing; each must find its row.
    ///
    /// @throws SQLException of the kind of a broken constraint if a row is missing: a foreign hand took it
    public <T> void eachFound(String sql, Collection<? extends T> things, RowWriter.Of<T> row) throws SQLException {
        send(sql, things, row, true);
    }

    /// Runs a statement with one row of values.
    public <T> void one(String sql, T thing, RowWriter.Of<T> row) throws SQLException {
        send(sql, List.of(thing), row, false);
    }

    private <T> void send(String sql, Collection<? extends T> things, RowWriter.Of<T> row, boolean mustFind)
            throws SQLException {
        if (together && things.size() == 1) {
            T thing = things.iterator().next();
            waiting.add(new Waiting(sql, values -> row.give(thing, values), mustFind));
            if (waiting.size() == TOGETHER_MAX) {
                flush();
            }
            return;
        }
        flush();
        int found = count(sql, things, row);
        if (mustFind) {
            require(found, things.size(), sql);
        }
    }

    private static void require(int found, int expected, String sql) throws SQLException {
        if (found != expected) {
            throw new SQLException(found + " rows of " + expected + " were there: " + sql, "23000");
        }
    }

    /// Sends what waits.
    ///
    /// @throws SQLException whatever is wrong with any of it
    public void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> sent = List.copyOf(waiting);
        waiting.clear();
        PreparedStatement statement = sent.size() == 1 ? prepare(sent.getFirst().sql) : message(sent);
        RowWriter row = new RowWriter(statement);
        for (Waiting one : sent) {
            one.values.give(row);
        }
        statement.execute();
        for (Waiting one : sent) {
            if (one.mustFind) {
                require(statement.getUpdateCount(), 1, one.sql);
            }
            statement.getMoreResults();
        }
    }

    /// Forgets what waits: its transaction is over.
    public void forget() {
        waiting.clear();
    }

    private PreparedStatement message(List<Waiting> sent) throws SQLException {
        String sql = sent.stream().map(Waiting::sql).collect(Collectors.joining("; "));
        PreparedStatement known = messages.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            messages.put(sql, known);
            if (messages.size() > MESSAGES_MAX) {
                messages.pollFirstEntry().getValue().close();
            }
        }
        return known;
    }

    private <T> int count(String sql, Collection<? extends T> things, RowWriter.Of<T> row) throws SQLException {
        if (things.isEmpty()) {
            return 0;
        }
        PreparedStatement statement = prepare(sql);
        int waiting = 0;
        int count = 0;
        for (T thing : things) {
            row.give(thing, new RowWriter(statement));
            statement.addBatch();
            if (++waiting == BATCH_ROWS_MAX) {
                count += IntStream.of(statement.executeBatch()).sum();
                waiting = 0;
            }
        }
        return waiting == 0
                ? count
                : count + IntStream.of(statement.executeBatch()).sum();
    }

    /// Gives every row of a query to the reader.
    ///
    /// @param parameters texts, longs or integers
    public void query(String sql, RowReader.Consumer reader, Object... parameters) throws SQLException {
        flush();
        RowReader.each(prepare(sql), reader, parameters);
    }

    /// Runs a statement once, and tells how many rows it changed.
    ///
    /// @param parameters texts, longs or integers
    public int update(String sql, Object... parameters) throws SQLException {
        flush();
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement.executeUpdate();
    }

    /// The statement that puts a row in the place of whatever has the same key.
    ///
    /// @param columns all of them, the key's first
    /// @param keyColumns how many of them are the key
    public static String upsert(String table, List<String> columns, int keyColumns) {
        String changed = columns.stream()
                .skip(keyColumns)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return insert(table, columns) + " on conflict (" + String.join(", ", columns.subList(0, keyColumns))
                + ") do update set " + changed;
    }

    /// The statement that adds a row.
    public static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        for (PreparedStatement message : messages.values()) {
            message.close();
        }
        prepared.clear();
        messages.clear();
    }
}
