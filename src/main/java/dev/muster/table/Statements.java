package dev.muster.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        if (things.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepare(sql);
        int waiting = 0;
        for (T thing : things) {
            row.give(thing, new Row(statement));
            statement.addBatch();
            if (++waiting == BATCH_ROWS_MAX) {
                statement.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            statement.executeBatch();
        }
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
