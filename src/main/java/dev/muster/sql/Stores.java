package dev.muster.sql;

import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import java.nio.file.Path;
import java.util.Map;

/// Opens stores.
///
/// All throw [StoreUnavailable] if the database can't be reached, and [StoreRefused] if it is newer
/// than this program or can't be trusted.
public final class Stores {

    private Stores() {}

    /// The embedded database in a data directory, which stays open as long as the store.
    public static Store open(DataDirectory directory) {
        return SqlStore.open(new Sqlite(directory.database()));
    }

    /// A PostgreSQL database.
    ///
    /// @param url `postgresql://user:password@host:port/database?sslmode=verify-full`, or the same as
    ///     `jdbc:postgresql:`; several hosts between commas
    /// @param environment where user and password are looked for if the url has none:
    ///     `MUSTER_DATABASE_USER` and `MUSTER_DATABASE_PASSWORD`, else `PGUSER` and `PGPASSWORD`
    public static Store open(String url, Map<String, String> environment) {
        return SqlStore.open(new Postgres(PostgresUrl.of(url, environment), false));
    }

    /// Reads the embedded database in a data directory that somebody else may have open, a running server too.
    ///
    /// The file is opened read-only: SQLite shows one moment of it to each transaction, and lets other processes
    /// write meanwhile. As long as one reads, the write-ahead log isn't cut back.
    public static StoreReader reader(Path directory) {
        return SqlStore.reader(Sqlite.readOnly(DataDirectory.existingDatabase(directory)));
    }

    /// Reads a PostgreSQL database, as [#open(String, Map)] names it; makes nothing there.
    public static StoreReader reader(String url, Map<String, String> environment) {
        return SqlStore.reader(new Postgres(PostgresUrl.of(url, environment), false));
    }

    /// Whether this could be the address of a PostgreSQL database; connects to nothing.
    ///
    /// @throws StoreRefused if not
    public static void requireUrl(String url) {
        PostgresUrl.of(url, Map.of());
    }
}
