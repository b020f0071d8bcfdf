package dev.muster.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/// The differences between the database engines: connections, transactions, SQL dialect, and the meaning of errors.
sealed interface Dialect permits Sqlite, Postgres {

    /// The purpose of a connection, which determines its settings.
    enum Purpose {
        /// Writes of the one writer. A commit is durable.
        WRITE,
        /// Short queries.
        SHORT_READ,
        /// Reads of any length.
        LONG_READ,
        /// The log of security events, which may lose its last seconds in a power failure.
        EVENT_LOG
    }

    /// The meaning of a database error for the caller.
    enum Failure {
        /// A temporary failure: the same call may succeed later.
        TEMPORARY,
        /// A row violates a constraint.
        CONSTRAINT,
        /// The database lacks something that this program needs, such as a table or a right.
        REFUSED
    }

    /// Opens a connection with autocommit on. Every setting is made and then checked.
    ///
    /// @throws dev.muster.store.StoreRefused if a setting that durability or integrity depends on is wrong
    Connection connect(Purpose purpose) throws SQLException;

    /// Begins a read-write transaction.
    void begin(Connection connection) throws SQLException;

    /// Begins a read-only transaction on a read snapshot.
    void beginReading(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /// The SQL clause that makes a query lock its rows until the transaction ends; empty if a transaction excludes
    /// other writers anyway.
    String lockClause();

    /// The SQL that is appended to a transaction's last statement, so that the commit notifies other nodes; empty if
    /// there are none.
    String notification();

    /// The meaning of an error.
    Failure failure(SQLException problem);

    /// The meaning of an error by the class of its SQL state. Errors of PostgreSQL and this program's own errors have
    /// one; an error without one is a lost server. An unknown error is not retried, because it would happen again.
    static Failure byState(SQLException problem) {
        String state = Objects.requireNonNullElse(problem.getSQLState(), "");
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            // connection, transaction state, rollback, resources, object in use, operator intervention, system error
            case "", "08", "25", "40", "53", "55", "57", "58" -> Failure.TEMPORARY;
            // cardinality, invalid value, constraint, check option of a view, program limit, error raised by a trigger
            case "21", "22", "23", "44", "54", "P0" -> Failure.CONSTRAINT;
            default -> Failure.REFUSED; // log-in, missing database, schema or table, missing right, damage
        };
    }

    /// Whether a commit that failed with this error has certainly stored nothing, so that it may be retried at once.
    boolean isRolledBack(SQLException problem);

    /// Whether other nodes may write.
    boolean shared();

    /// The values of the placeholders in the migrations.
    Map<String, String> placeholders();

    /// Connections for the migrations.
    DataSource source();

    /// The location of the database for messages, without a password.
    String place();
}
