package dev.muster.testing;

import dev.muster.sql.DataDirectory;
import dev.muster.sql.Stores;
import dev.muster.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A SQLite database in a folder of its own.
///
/// @param opened stores over it, closed with it
record SqliteDatabase(Path folder, DataDirectory directory, List<Store> opened) implements TestDatabase {

    static SqliteDatabase create() {
        try {
            Path folder = Files.createTempDirectory("muster-test");
            return new SqliteDatabase(folder, DataDirectory.open(folder.resolve("data")), new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Store open() {
        Store store = Stores.open(directory);
        opened.add(store);
        return store;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.path().resolve("muster.db"));
    }

    @Override
    public void close() {
        opened.forEach(Store::close);
        directory.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
