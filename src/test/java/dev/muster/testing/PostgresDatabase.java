package dev.muster.testing;

import dev.muster.sql.Stores;
import dev.muster.store.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One database of the tests' PostgreSQL server.
///
/// @param opened stores over it, closed with it
public record PostgresDatabase(String name, int port, List<Store> opened) implements TestDatabase {

    PostgresDatabase(String name, int port) {
        this(name, port, new CopyOnWriteArrayList<>());
    }

    /// The URL of the database, in the form of the option `--database`.
    public String url() {
        return url(port);
    }

    private String url(int serverPort) {
        return "postgresql://postgres:postgres@localhost:" + serverPort + "/" + name;
    }

    @Override
    public Store open() {
        return open(url());
    }

    /// Opens a store over it that reaches the server through a proxy.
    public Store open(FaultProxy proxy) {
        return open(url(proxy.port()));
    }

    private Store open(String url) {
        Store store = Stores.open(url, Map.of());
        opened.add(store);
        return store;
    }

    /// Runs SQL as another program would, and leaves its transaction open until the result is closed.
    public AutoCloseable hold(String sql) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        TestDatabases.execute(connection, sql);
        return connection;
    }

    /// Waits until a connection to it satisfies the condition on `pg_stat_activity`.
    public void awaitBackend(String condition) {
        Eventually.is(() -> !query("select pid" + backends(condition)).isEmpty());
    }

    /// Waits until a connection satisfies the condition, ends all such connections, and waits for their end.
    public void terminate(String condition) {
        awaitBackend(condition);
        query("select pg_terminate_backend(pid, 5000)" + backends(condition));
    }

    private static String backends(String condition) {
        return " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and " + condition;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "postgres");
    }

    @Override
    public void close() {
        opened.forEach(Store::close);
        TestDatabases.executeOnServer("drop database " + name + " with (force)");
    }
}
