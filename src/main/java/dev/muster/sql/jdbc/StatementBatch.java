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

/// The statements of one connection: each is prepared once, and rows are sent in batches.
///
/// For one thread at a time. A connection that failed is closed with all its statements.
public final class StatementBatch implements AutoCloseable {

    /// The maximum number of rows in one batch, to limit the memory of the driver.
    private static final int BATCH_ROWS_MAX = 1_000;

    /// The maximum number of statements in one message.
    private static final int COMBINED_MAX = 32;

    /// The maximum number of messages that stay prepared. Each takes memory in the database; more kinds of messages are
    /// rare.
    private static final int MESSAGES_MAX = 64;

    private final Connection connection;
    private final boolean combining;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final LinkedHashMap<String, PreparedStatement> messages = new LinkedHashMap<>(MESSAGES_MAX, 0.75f, true);
    private final List<Pending> pending = new ArrayList<>();

    /// @param connection the connection
    /// @param combining whether statements with one row wait for [#flush] and go to the database in one message,
    ///     which saves round trips
    public StatementBatch(Connection connection, boolean combining) {
        this.connection = connection;
        this.combining = combining;
    }

    /// A statement with the values of its one row, not yet sent.
    private record Pending(String sql, Values values, boolean mustFind) {

        @FunctionalInterface
        interface Values {
            void bind(RowWriter row) throws SQLException;
        }
    }

    /// Runs a statement once for each thing.
    public <T> void each(String sql, Collection<? extends T> things, RowWriter.Binding<T> row) throws SQLException {
        send(sql, things, row, false);
    }

    /// Runs an update once for each thing. Each must find exactly one row.
    ///
    /// @throws SQLException with the SQL state of a constraint violation if a row is missing, because of an
    ///     external change
    public <T> void eachFound(String sql, Collection<? extends T> things, RowWriter.Binding<T> row)
            throws SQLException {
        send(sql, things, row, true);
    }

    /// Runs a statement with one row of values.
    public <T> void one(String sql, T thing, RowWriter.Binding<T> row) throws SQLException {
        send(sql, List.of(thing), row, false);
    }

    private <T> void send(String sql, Collection<? extends T> things, RowWriter.Binding<T> row, boolean mustFind)
            throws SQLException {
        if (combining && things.size() == 1) {
            T thing = things.iterator().next();
            pending.add(new Pending(sql, values -> row.bind(thing, values), mustFind));
            if (pending.size() == COMBINED_MAX) {
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
            throw new SQLException(found + " of " + expected + " rows exist: " + sql, "23000");
        }
    }

    /// Sends the pending statements.
    ///
    /// @throws SQLException if any of them fails
    public void flush() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        List<Pending> sent = List.copyOf(pending);
        pending.clear();
        PreparedStatement statement = sent.size() == 1 ? prepare(sent.getFirst().sql) : message(sent);
        RowWriter row = new RowWriter(statement);
        for (Pending one : sent) {
            one.values.bind(row);
        }
        statement.execute();
        for (Pending one : sent) {
            if (one.mustFind) {
                require(statement.getUpdateCount(), 1, one.sql);
            }
            statement.getMoreResults();
        }
    }

    /// Discards the pending statements, because their transaction is over.
    public void discard() {
        pending.clear();
    }

    private PreparedStatement message(List<Pending> sent) throws SQLException {
        String sql = sent.stream().map(Pending::sql).collect(Collectors.joining("; "));
        PreparedStatement statement = messages.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            messages.put(sql, statement);
            if (messages.size() > MESSAGES_MAX) {
                messages.pollFirstEntry().getValue().close();
            }
        }
        return statement;
    }

    private <T> int count(String sql, Collection<? extends T> things, RowWriter.Binding<T> row) throws SQLException {
        if (things.isEmpty()) {
            return 0;
        }
        PreparedStatement statement = prepare(sql);
        int rows = 0;
        int count = 0;
        for (T thing : things) {
            row.bind(thing, new RowWriter(statement));
            statement.addBatch();
            if (++rows == BATCH_ROWS_MAX) {
                count += IntStream.of(statement.executeBatch()).sum();
                rows = 0;
            }
        }
        return rows == 0
                ? count
                : count + IntStream.of(statement.executeBatch()).sum();
    }

    /// Runs a query and passes every row to the reader.
    ///
    /// @param sql the query
    /// @param reader reads one row
    /// @param parameters values of the query's parameters: texts, longs or integers
    public void query(String sql, RowReader.Consumer reader, Object... parameters) throws SQLException {
        flush();
        RowReader.each(prepare(sql), reader, parameters);
    }

    /// Runs a statement once.
    ///
    /// @param sql the statement
    /// @param parameters values of the statement's parameters: texts, longs or integers
    /// @return the number of changed rows
    public int update(String sql, Object... parameters) throws SQLException {
        flush();
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement.executeUpdate();
    }

    /// The SQL text that inserts a row or replaces the row with the same key.
    ///
    /// @param table the table
    /// @param columns all columns, those of the key first
    /// @param keyColumns the number of columns in the key
    public static String upsert(String table, List<String> columns, int keyColumns) {
        String changed = columns.stream()
                .skip(keyColumns)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return insert(table, columns) + " on conflict (" + String.join(", ", columns.subList(0, keyColumns))
                + ") do update set " + changed;
    }

    /// The SQL text that inserts a row.
    public static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
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
