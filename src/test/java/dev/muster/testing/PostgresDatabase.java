package dev.muster.testing;

import dev.muster.database.Stores;
import dev.muster.store.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One database of the tests' PostgreSQL server.
///
/// @param opened to be closed with it
public record PostgresDatabase(String name, int port, List<Store> opened) implements TestDatabase {

    PostgresDatabase(String name, int port) {
        this(name, port, new CopyOnWriteArrayList<>());
    }

    /// Its address, as a user gives it.
    public String url() {
        return "postgresql://postgres:postgres@localhost:" + port + "/" + name;
    }

    @Override
    public Store open() {
        Store store = Stores.open(url(), Map.of());
        opened.add(store);
        return store;
    }

    @Override
    public void execute(String sql) {
        try (Connection connection = connect()) {
            TestDatabases.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public List<String> query(String sql) {
        try (Connection connection = connect()) {
            return TestDatabases.query(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "postgres");
    }

    @Override
    public void close() {
        opened.forEach(Store::close);
        TestDatabases.executeOnServer("drop database " + name + " with (force)");
    }
}
