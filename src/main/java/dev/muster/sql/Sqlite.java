package dev.muster.sql;

import dev.muster.store.StoreRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The SQLite engine: one file, and one process that writes.
///
/// A commit is one fsync of the write-ahead log. Transactions begin and end by SQL statements with autocommit on,
/// because the driver's `IMMEDIATE` mode would keep the write lock while idle.
///
/// @param file the database file
/// @param readOnly whether to open the file for reading only, because another process may write it
/// @param overrides SQL statements that run after the settings; for tests that a wrong setting is refused
record Sqlite(Path file, boolean readOnly, List<String> overrides) implements Dialect {

    /// The maximum time that a connection waits for another connection of this process.
    private static final int BUSY_MILLIS = 10_000;

    /// The page cache of the writer: 32 MiB, so that scattered keys are not read again for each batch.
    private static final int CACHE_KIBIBYTES = 32_768;

    /// The number of pages in the write-ahead log before a checkpoint: 16 MiB. A checkpoint then comes every few
    /// hundred commits, and a start still reads the log quickly.
    private static final int LOG_PAGES = 4_096;

    /// The size to which the write-ahead log is truncated after it has grown: 64 MiB.
    private static final int LOG_BYTES = 67_108_864;

    Sqlite(Path file) {
        this(file, false, List.of());
    }

    /// The engine for reading only, while another process may write.
    static Sqlite readOnly(Path file) {
        return new Sqlite(file, true, List.of());
    }

    @Override
    public Connection connect(Purpose purpose) throws SQLException {
        Connection connection = source().getConnection();
        try {
            if (readOnly) {
                setForReading(connection);
            } else {
                set(connection, purpose);
                require(connection, purpose);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// The settings for reading only. Those for durability are made by the process that writes.
    private static void setForReading(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma query_only = on");
        }
    }

    private void set(Connection connection, Purpose purpose) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
            statement.execute("pragma foreign_keys = on");
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma fullfsync = on");
            statement.execute("pragma checkpoint_fullfsync = on");
            statement.execute("pragma synchronous = " + (purpose == Purpose.EVENT_LOG ? "normal" : "full"));
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma journal_size_limit = " + LOG_BYTES);
            statement.execute("pragma wal_autocheckpoint = " + LOG_PAGES);
            if (purpose == Purpose.WRITE) {
                statement.execute("pragma cache_size = -" + CACHE_KIBIBYTES);
            }
            if (purpose == Purpose.SHORT_READ || purpose == Purpose.LONG_READ) {
                statement.execute("pragma query_only = on");
            }
            for (String sql : overrides) {
                statement.execute(sql);
            }
        }
    }

    private void require(Connection connection, Purpose purpose) throws SQLException {
        require(connection, "journal_mode", "wal");
        require(connection, "foreign_keys", "1");
        if (purpose != Purpose.EVENT_LOG) {
            require(connection, "synchronous", "2");
        }
    }

    private void require(Connection connection, String setting, String expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma " + setting)) {
            String found = rows.next() ? rows.getString(1) : "nothing";
            if (!expected.equals(found)) {
                throw new StoreRefused(
                        "SQLite's " + setting + " is " + found + " in " + file + ", but must be " + expected, null);
            }
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        execute(connection, "begin immediate");
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        execute(connection, "begin");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public String lockClause() {
        return "";
    }

    @Override
    public String notification() {
        return "";
    }

    /// The meaning of an error by its result code. This driver has no SQL states, and a constraint violation must not
    /// look like an outage.
    @Override
    public Failure failure(SQLException problem) {
        if (!(problem instanceof SQLiteException)) {
            return Dialect.byState(problem);
        }
        return switch (primary(problem)) {
            case 19, 18, 20, 25 -> Failure.CONSTRAINT; // constraint, too big, mismatch, range
            case 1, 11, 23, 24, 26 -> Failure.REFUSED; // error in SQL, corrupt, not allowed, not a database
            default -> Failure.TEMPORARY; // busy, locked, full, I/O error, …
        };
    }

    @Override
    public boolean isRolledBack(SQLException problem) {
        return primary(problem) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /// The primary result code, without the extension; 0 if there is none.
    private static int primary(SQLException problem) {
        return problem instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xFF : 0;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "key", "text",
                "number", "integer",
                "serial", "integer not null",
                "rows", " strict",
                "keyed", " strict, without rowid");
    }

    @Override
    public DataSource source() {
        var source = new SQLiteDataSource();
        source.setReadOnly(readOnly);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public String place() {
        return file.toString();
    }
}
