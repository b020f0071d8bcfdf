package dev.muster.testing;

import dev.muster.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// An empty database for one test; it is removed when it is closed.
public interface TestDatabase extends AutoCloseable {

    /// Opens a store over it: the first time an empty one, later the same state again. On PostgreSQL several may be
    /// open at once, as for several nodes; on SQLite the one before must be closed.
    Store open();

    /// A connection that bypasses the store.
    Connection connect() throws SQLException;

    /// Runs SQL past the store: an external change.
    default void execute(String sql) {
        try (Connection connection = connect()) {
            TestDatabases.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column of a query's rows, as text.
    default List<String> query(String sql) {
        try (Connection connection = connect()) {
            return TestDatabases.query(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Closes all stores over it, and removes it.
    @Override
    void close();
}
