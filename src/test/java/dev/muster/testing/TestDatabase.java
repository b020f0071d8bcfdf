package dev.muster.testing;

import dev.muster.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// An empty database for one test; gone when it is closed.
public interface TestDatabase extends AutoCloseable {

    /// Opens a store over it: the first time an empty one, later the same state again. On PostgreSQL
    /// several may be open at once, as by several nodes; on SQLite the one before must be closed.
    Store open();

    /// A connection such as a foreign hand would have.
    Connection connect() throws SQLException;

    /// Runs SQL as a foreign hand would.
    default void execute(String sql) {
        try (Connection connection = connect()) {
            TestDatabases.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column of what a query finds, as text.
    default List<String> query(String sql) {
        try (Connection connection = connect()) {
            return TestDatabases.query(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Closes what was opened over it, and removes it.
    @Override
    void close();
}
