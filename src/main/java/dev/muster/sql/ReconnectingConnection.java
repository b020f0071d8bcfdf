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

/// One connection that is kept, for one thread at a time; after a failure the next use makes a new one,
/// with all settings made and read back again.
final class ReconnectingConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingConnection.class);

    /// After this long without use it is asked whether it still works, since a firewall may have
    /// forgotten it.
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// How long that answer may take.
    private static final int VALID_SECONDS = 3;

    private final Dialect dialect;
    private final Purpose purpose;
    private final ReentrantLock lock;
    private @Nullable Open open;

    /// @param lock shared by connections that mustn't get in each other's way
    ReconnectingConnection(Dialect dialect, Purpose purpose, ReentrantLock lock) {
        this.dialect = dialect;
        this.purpose = purpose;
        this.lock = lock;
    }

    private static final class Open {
        final Connection connection;
        final StatementBatch statements;
        long usedNanos = System.nanoTime();

        Open(Connection connection, boolean together) {
            this.connection = connection;
            this.statements = new StatementBatch(connection, together);
        }
    }

    /// Something to be done on the connection.
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection, StatementBatch statements) throws SQLException;
    }

    /// Asks something that may be asked again: if the kept connection turns out to be dead, a new one is.
    <T> T look(Work<T> question) {
        boolean isKept = open != null;
        try {
            return use(question);
        } catch (StoreUnavailable e) {
            if (!isKept) {
                throw e;
            }
            return use(question);
        }
    }

    /// Runs the work in a transaction that writes.
    <T> T inTransaction(Work<T> work) {
        return use((connection, statements) -> {
            dialect.begin(connection);
            T result;
            try {
                result = work.with(connection, statements);
                statements.flush();
            } catch (SQLException | RuntimeException | Error e) {
                statements.forget();
                rollback(connection);
                throw e;
            }
            commit(connection);
            return result;
        });
    }

    /// Runs work that may be run again in a transaction that reads, and sees one moment.
    <T> T inReading(Work<T> work) {
        return look((connection, statements) -> {
            dialect.beginReading(connection);
            try {
                return work.with(connection, statements);
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
            T result = work.with(current.connection, current.statements);
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
            if (dialect.surelyUndone(e)) {
                throw e;
            }
            throw new OutcomeUnknown("The commit failed: " + e.getMessage(), e);
        }
    }

    private void rollback(Connection connection) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            LOG.debug("Not rolled back, the connection is given up", e);
            drop();
        }
    }

    private RuntimeException failed(SQLException e) {
        if (dialect.failure(e) != Failure.CONSTRAINT) {
            drop();
        }
        return translated(dialect, e);
    }

    /// What an error of the database means for whoever asked.
    static RuntimeException translated(Dialect dialect, SQLException e) {
        return switch (dialect.failure(e)) {
            case PASSING -> new StoreUnavailable(dialect.place() + ": " + e.getMessage(), e);
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
                LOG.debug("Not closed properly", e);
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
