package dev.muster.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh databases of both kinds for tests: SQLite in a temporary folder; PostgreSQL on one real
/// server, which the first test that needs it starts, with fsync on, and which ends with the JVM.
public final class TestDatabases {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestDatabases() {}

    /// An empty SQLite database in a data directory of its own.
    public static TestDatabase sqlite() {
        return SqliteDatabase.create();
    }

    /// An empty PostgreSQL database.
    public static PostgresDatabase postgres() {
        String name = "test" + NEXT.incrementAndGet();
        executeOnServer("create database " + name + " template " + Server.TEMPLATE);
        return new PostgresDatabase(name, Server.RUNNING.getPort());
    }

    /// Runs SQL as the server's superuser, outside of any test's database.
    public static void executeOnServer(String sql) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection()) {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Runs something while the whole server has another setting, such as `fsync = off`.
    public static void whileServerHas(String setting, Runnable run) {
        executeOnServer("alter system set " + setting);
        reload();
        try {
            run.run();
        } finally {
            executeOnServer("alter system reset " + setting.replaceAll(" .*", ""));
            reload();
        }
    }

    /// Waits until the postmaster and all backends have read the setting again.
    private static void reload() {
        executeOnServer("select pg_reload_conf(), pg_sleep(0.2)");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Started by the first test that needs it.
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        /// A database with the schema and nothing in it: copied in a tenth of the time of a migration.
        static final String TEMPLATE = migrated();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on") // off by the library's default, like the next setting
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String migrated() {
            String name = "template_of_tests";
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection()) {
                execute(connection, "create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var template = new PostgresDatabase(name, RUNNING.getPort());
            template.open().close();
            template.execute("delete from head");
            return name;
        }
    }
}
