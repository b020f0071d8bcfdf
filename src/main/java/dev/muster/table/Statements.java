package dev.muster.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a writer sends to its connection: every statement prepared once, rows in batches.
///
/// For one thread at a time. A connection that failed is closed with all its statements.
public final class Statements implements AutoCloseable {

    /// Rows sent at once: a bound on the memory that a driver takes for them.
    private static final int BATCH_ROWS_MAX = 1_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Statements(Connection connection) {
        this.connection = connection;
    }

    /// Runs a statement once for each thing.
    public <T> void each(String sql, Collection<? extends T> things, Row.Of<T> row) throws SQLException {
        count(sql, things, row);
    }

    /// Runs an update once for each thing; each must find its row.
    ///
    /// @throws SQLException of the kind of a broken constraint if a row is missing: a foreign hand took it
    public <T> void eachFound(String sql, Collection<? extends T> things, Row.Of<T> row) throws SQLException {
        int found = count(sql, things, row);
        if (found != things.size()) {
            throw new SQLException(found + " rows of " + things.size() + " were there: " + sql, "23000");
        }
    }

    private <T> int count(String sql, Collection<? extends T> things, Row.Of<T> row) throws SQLException {
        if (things.isEmpty()) {
            return 0;
        }
        PreparedStatement statement = prepare(sql);
        int waiting = 0;
        int count = 0;
        for (T thing : things) {
            row.give(thing, new Row(statement));
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

    /// Runs a statement with one row of values.
    public <T> void one(String sql, T thing, Row.Of<T> row) throws SQLException {
        PreparedStatement statement = prepare(sql);
        row.give(thing, new Row(statement));
        statement.executeUpdate();
    }

    /// Gives every row of a query to the reader.
    ///
    /// @param parameters texts, longs or integers
    public void query(String sql, Cursor.Reader reader, Object... parameters) throws SQLException {
        Cursor.each(prepare(sql), reader, parameters);
    }

    /// Runs a statement once, and tells how many rows it changed.
    ///
    /// @param parameters texts, longs or integers
    public int update(String sql, Object... parameters) throws SQLException {
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
        prepared.clear();
    }
}
