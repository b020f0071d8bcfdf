package dev.muster.sql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The current row of a query. Each call reads the next column, from left to right.
public final class RowReader {

    /// Rows that the driver fetches at a time, so that a large table does not have to fit into memory. PostgreSQL's
    /// driver observes this only inside a transaction.
    private static final int FETCH_ROWS = 10_000;

    private final ResultSet rows;
    private int column;

    private RowReader(ResultSet rows) {
        this.rows = rows;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Consumer {
        void read(RowReader row) throws SQLException;
    }

    /// Runs a query and passes every row to the reader.
    ///
    /// @param connection the connection
    /// @param sql the query
    /// @param reader reads one row
    /// @param parameters values of the query's parameters: texts, longs or integers
    public static void each(Connection connection, String sql, Consumer reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH_ROWS);
            each(query, reader, parameters);
        }
    }

    static void each(PreparedStatement query, Consumer reader, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        try (ResultSet rows = query.executeQuery()) {
            RowReader cursor = new RowReader(rows);
            while (rows.next()) {
                cursor.column = 0;
                reader.read(cursor);
            }
        }
    }

    public String text() throws SQLException {
        String text = rows.getString(++column);
        if (text == null) {
            throw new SQLException("column " + column + " must not be null", "22004");
        }
        return text.isEmpty() ? "" : text;
    }

    public @Nullable String textOrNull() throws SQLException {
        return rows.getString(++column);
    }

    public long number() throws SQLException {
        return rows.getLong(++column);
    }

    public boolean flag() throws SQLException {
        return rows.getInt(++column) != 0;
    }
}
