package dev.muster.sql;

import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import java.nio.file.Path;
import java.util.Map;

/// Opens stores: the databases of a ledger.
///
/// Every method that opens one throws [StoreUnavailable] if the database can't be reached, and [StoreRefused] if it
/// is newer than this program or its settings are not safe.
public final class Stores {

    private Stores() {}

    /// Opens the embedded database in a data directory. The directory must stay open as long as the store.
    public static Store open(DataDirectory directory) {
        return SqlStore.open(new Sqlite(directory.database()));
    }

    /// Opens a PostgreSQL database.
    ///
    /// User and password that the address lacks are taken from the environment variables `MUSTER_DATABASE_USER` and
    /// `MUSTER_DATABASE_PASSWORD`, or else from `PGUSER` and `PGPASSWORD`.
    ///
    /// @param url `postgresql://user:password@host:port/database?sslmode=verify-full`, or the same with
    ///     `jdbc:postgresql:`; several hosts are separated by commas
    /// @param environment the environment variables
    public static Store open(String url, Map<String, String> environment) {
        return SqlStore.open(new Postgres(PostgresUrl.of(url, environment), false));
    }

    /// Opens the embedded database in a data directory for reading, even while a server runs.
    ///
    /// The file is opened read-only. Each transaction reads a snapshot, and other processes may write meanwhile.
    /// During a read, the write-ahead log is not truncated.
    public static StoreReader reader(Path directory) {
        return SqlStore.reader(Sqlite.readOnly(DataDirectory.existingDatabase(directory)));
    }

    /// Opens a PostgreSQL database for reading. Creates nothing there.
    ///
    /// @param url the address, as in [#open(String, Map)]
    /// @param environment the environment variables, as in [#open(String, Map)]
    public static StoreReader reader(String url, Map<String, String> environment) {
        return SqlStore.reader(new Postgres(PostgresUrl.of(url, environment), false));
    }

    /// Checks that a text is the address of a PostgreSQL database, without connecting.
    ///
    /// @throws StoreRefused if it is not
    public static void requireUrl(String url) {
        PostgresUrl.of(url, Map.of());
    }
}
