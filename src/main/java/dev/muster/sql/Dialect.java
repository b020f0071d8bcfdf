package dev.muster.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/// What differs between the databases.
sealed interface Dialect permits Sqlite, Postgres {

    /// What a connection is for.
    enum Purpose {
        /// The one writer: durable, or nothing is stored.
        WRITE,
        /// Short look-ups.
        LOOK,
        /// Reads of any length.
        LOAD,
        /// The log of security events, which may lose its last seconds with the power.
        LOG
    }

    /// What an error of the database means for whoever asked.
    enum Failure {
        /// Try again: nothing is wrong with what was asked.
        PASSING,
        /// What was asked contradicts a constraint.
        CONSTRAINT,
        /// The database isn't what this program made: tables are missing, rights are.
        REFUSED
    }

    /// A new connection with autocommit on, every setting made and read back.
    ///
    /// @throws dev.muster.store.StoreRefused if a setting that durability or integrity rests on isn't so
    Connection connect(Purpose purpose) throws SQLException;

    /// Begins a transaction that writes.
    void begin(Connection connection) throws SQLException;

    /// Begins a transaction that reads, and sees one moment.
    void beginReading(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /// What makes a query lock its rows until the transaction ends; empty if the transaction as a whole
    /// excludes other writers.
    String locking();

    /// What is added to a transaction's last statement so that its commit wakes other nodes; empty if
    /// there are none.
    String wakeUp();

    Failure failure(SQLException problem);

    /// By the class of the SQL state, as PostgreSQL and this program's own complaints have one; a lost server has
    /// none. What isn't known isn't tried again: it would come to the same.
    static Failure byState(SQLException problem) {
        String state = Objects.requireNonNullElse(problem.getSQLState(), "");
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            // connection, state of the transaction, rolled back, resources, not now, intervention, system
            case "", "08", "25", "40", "53", "55", "57", "58" -> Failure.PASSING;
            // one row twice, unfit value, constraint, a view's condition, larger than a row can be, a trigger's word
            case "21", "22", "23", "44", "54", "P0" -> Failure.CONSTRAINT;
            default -> Failure.REFUSED; // log-in, no database, schema, table, right, damage
        };
    }

    /// Whether a commit that failed so certainly stored nothing, so that it may be tried again at once.
    boolean surelyUndone(SQLException problem);

    /// Whether other nodes may write.
    boolean shared();

    /// What the migrations' placeholders stand for.
    Map<String, String> placeholders();

    /// Connections for the migrations.
    DataSource source();

    /// What it is, for messages: without a password.
    String place();
}
