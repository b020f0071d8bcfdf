package dev.muster.sql;

import dev.muster.sql.Dialect.Failure;
import dev.muster.sql.Dialect.Purpose;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that stays open between uses, for one thread at a time. After a failure, the next use opens a new
/// one, with all settings made and checked again.
final class ReconnectingConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingConnection.class);

    /// The idle time after which the connection is checked before use, because a firewall may have dropped it.
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// The maximum time of the check.
    private static final int VALID_SECONDS = 3;

    private final Dialect dialect;
    private final Purpose purpose;
    private final ReentrantLock lock;
    private @Nullable Open open;

    /// @param dialect the engine
    /// @param purpose the purpose of the connection
    /// @param lock the lock for each use; connections that must not be used at the same time share one
    ReconnectingConnection(Dialect dialect, Purpose purpose, ReentrantLock lock) {
        this.dialect = dialect;
        this.purpose = purpose;
        this.lock = lock;
    }

    private static final class Open {
        final Connection connection;
        final StatementBatch statements;
        long usedNanos = System.nanoTime();

        Open(Connection connection, boolean combining) {
            this.connection = connection;
            this.statements = new StatementBatch(connection, combining);
        }
    }

    /// Work on the connection.
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection, StatementBatch statements) throws SQLException;
    }

    /// Runs work that may be repeated. If the open connection turns out to be dead, the work runs again on a new one.
    <T> T retrying(Work<T> work) {
        boolean wasOpen = open != null;
        try {
            return use(work);
        } catch (StoreUnavailable e) {
            if (!wasOpen) {
                throw e;
            }
            return use(work);
        }
    }

    /// Runs the work in a read-write transaction.
    <T> T inTransaction(Work<T> work) {
        return use((connection, statements) -> {
            dialect.begin(connection);
            T result;
            try {
                result = work.run(connection, statements);
                statements.flush();
            } catch (SQLException | RuntimeException | Error e) {
                statements.discard();
                rollback(connection);
                throw e;
            }
            commit(connection);
            return result;
        });
    }

    /// Runs work that may be repeated in a read-only transaction, on a read snapshot.
    <T> T inSnapshot(Work<T> work) {
        return retrying((connection, statements) -> {
            dialect.beginReading(connection);
            try {
                return work.run(connection, statements);
            } finally {
                rollback(connection);
            }
        });
    }

    /// Runs the work on the connection.
    private <T> T use(Work<T> work) {
        lock.lock();
        try {
            Open current = current();
            T result = work.run(current.connection, current.statements);
            current.usedNanos = System.nanoTime();
            return result;
        } catch (SQLException e) {
            throw failed(e);
        } catch (StoreUnavailable | OutcomeUnknown e) {
            drop();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private Open current() throws SQLException {
        Open current = open;
        if (current != null
                && dialect.shared()
                && System.nanoTime() - current.usedNanos > IDLE_NANOS
                && !current.connection.isValid(VALID_SECONDS)) {
            drop();
            current = null;
        }
        if (current == null) {
            current = new Open(dialect.connect(purpose), dialect.shared());
            open = current;
        }
        return current;
    }

    private void commit(Connection connection) throws SQLException {
        try {
            dialect.commit(connection);
        } catch (SQLException e) {
            if (dialect.failure(e) == Failure.CONSTRAINT) {
                rollback(connection);
                throw e;
            }
            if (dialect.isRolledBack(e)) {
                throw e;
            }
            throw new OutcomeUnknown("The commit failed: " + e.getMessage(), e);
        }
    }

    private void rollback(Connection connection) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            LOG.debug("The rollback failed, closing the connection", e);
            drop();
        }
    }

    private RuntimeException failed(SQLException e) {
        if (dialect.failure(e) != Failure.CONSTRAINT) {
            drop();
        }
        return translated(dialect, e);
    }

    /// The exception of the store for a database error.
    static RuntimeException translated(Dialect dialect, SQLException e) {
        return switch (dialect.failure(e)) {
            case TEMPORARY -> new StoreUnavailable(dialect.place() + ": " + e.getMessage(), e);
            case CONSTRAINT -> new ConstraintBroken(dialect.place() + ": " + e.getMessage(), e);
            case REFUSED -> new StoreRefused(dialect.place() + ": " + e.getMessage(), e);
        };
    }

    private void drop() {
        Open dropped = open;
        open = null;
        if (dropped != null) {
            try {
                dropped.connection.close();
            } catch (SQLException e) {
                LOG.debug("The connection could not be closed", e);
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }
}
