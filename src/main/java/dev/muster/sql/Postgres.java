package dev.muster.sql;

import dev.muster.base.Hex;
import dev.muster.store.StoreRefused;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL engine. Many nodes may write, one at a time, in the order in which they get the lock of the head.
///
/// No node can block the others for long: the server ends a transaction that waits for its client, and the time-out
/// of the lock is longer than that.
final class Postgres implements Dialect {

    /// The channel of the notifications between nodes.
    static final String CHANNEL = "muster";

    private static final String WRITE_LIMITS =
            "set lock_timeout = '8s'; set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '5s';"
                    + " set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3;"
                    + " set tcp_user_timeout = '10s'";

    private static final String SHORT_READ_LIMITS = "set lock_timeout = '3s'; set statement_timeout = '5s'";

    private static final String LONG_READ_LIMITS = "set lock_timeout = '8s'; set statement_timeout = 0";

    private static final String EVENT_LOG_LIMITS =
            "set lock_timeout = '3s'; set statement_timeout = '10s'; set synchronous_commit = off;"
                    + " set idle_in_transaction_session_timeout = '5s'";

    private final PostgresUrl url;
    private final boolean allowUnsafe;

    /// A random id, by which this node recognises its own notifications.
    private final String node;

    /// @param url the address of the database
    /// @param allowUnsafe whether to accept a server that may lose commits in a power failure; for quick tests
    ///     only, and no option of the program sets it
    Postgres(PostgresUrl url, boolean allowUnsafe) {
        this.url = url;
        this.allowUnsafe = allowUnsafe;
        var random = new SecureRandom();
        this.node = Hex.text(random.nextLong(), random.nextLong());
    }

    @Override
    public Connection connect(Purpose purpose) throws SQLException {
        Connection connection = DriverManager.getConnection(url.jdbc(), properties(purpose));
        try {
            execute(
                    connection,
                    switch (purpose) {
                        case WRITE -> WRITE_LIMITS;
                        case SHORT_READ -> SHORT_READ_LIMITS;
                        case LONG_READ -> LONG_READ_LIMITS;
                        case EVENT_LOG -> EVENT_LOG_LIMITS;
                    });
            require(connection, purpose);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties(Purpose purpose) {
        Properties properties = url.properties();
        properties.setProperty("ApplicationName", "muster");
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "8");
        properties.setProperty("cancelSignalTimeout", "3");
        properties.setProperty(
                "socketTimeout",
                switch (purpose) {
                    case WRITE -> "40";
                    case SHORT_READ -> "8";
                    case LONG_READ -> "600";
                    case EVENT_LOG -> "15";
                });
        return properties;
    }

    private void require(Connection connection, Purpose purpose) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_setting('fsync'), current_setting("
                        + "'full_page_writes'), current_setting('synchronous_commit'), pg_is_in_recovery()")) {
            rows.next();
            if (rows.getBoolean(4)) {
                throw new SQLException(this + " is a standby, not a primary", "25006");
            }
            require("fsync", rows.getString(1));
            require("full_page_writes", rows.getString(2));
            if (purpose != Purpose.EVENT_LOG) {
                require("synchronous_commit", rows.getString(3));
            }
        }
    }

    private void require(String setting, String found) {
        if ("off".equals(found) && !allowUnsafe) {
            throw new StoreRefused(
                    setting + " is off in " + place() + ": the database could lose stored changes. Turn it on", null);
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "set transaction isolation level repeatable read, read only");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String lockClause() {
        return " for update";
    }

    @Override
    public String notification() {
        return "; notify " + CHANNEL + ", '" + node + "'";
    }

    /// Whether a notification came from this node.
    boolean isOwn(String sender) {
        return node.equals(sender);
    }

    @Override
    public Failure failure(SQLException problem) {
        return Dialect.byState(problem);
    }

    @Override
    public boolean isRolledBack(SQLException problem) {
        return switch (Objects.requireNonNullElse(problem.getSQLState(), "")) {
            case "40001", "40P01", "25P02" -> true; // serialization failure, deadlock, transaction already failed
            default -> false;
        };
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "key", "text collate \"C\"",
                "number", "bigint",
                "serial", "bigint not null generated always as identity",
                "rows", "",
                "keyed", "");
    }

    @Override
    public DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(url.jdbc());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setTargetServerType("primary");
        return source;
    }

    @Override
    public String place() {
        return url.toString();
    }

    @Override
    public String toString() {
        return place();
    }
}
