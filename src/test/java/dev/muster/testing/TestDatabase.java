package dev.muster.testing;

import dev.muster.store.Store;
import java.util.List;

/// An empty database for one test; gone when it is closed.
public interface TestDatabase extends AutoCloseable {

    /// Opens a store over it: the first time an empty one, later the same state again. On PostgreSQL
    /// several may be open at once, as by several nodes; on SQLite the one before must be closed.
    Store open();

    /// Runs SQL as a foreign hand would.
    void execute(String sql);

    /// The first column of what a query finds, as text.
    List<String> query(String sql);

    /// Closes what was opened over it, and removes it.
    @Override
    void close();
}
