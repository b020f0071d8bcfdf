package dev.muster.cli;

import dev.muster.app.LogLevel;
import dev.muster.app.Option;
import dev.muster.app.Options;
import dev.muster.sql.DataDirectory;
import dev.muster.sql.Stores;
import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An open store that a command uses directly, without a server.
///
/// @param directory the data directory of an embedded database, locked against a server; null on PostgreSQL
record OpenStore(Store store, @Nullable DataDirectory directory) implements AutoCloseable {

    /// The flags that name the store, followed by the command's own flags.
    static List<Flag> flags(Flag... more) {
        return Stream.concat(
                        Stream.of(Option.CONFIG, Option.DATA, Option.DATABASE).map(Flag::of), Stream.of(more))
                .toList();
    }

    /// Opens the store that the options name. Creates no database.
    ///
    /// @throws StoreRefused if there is no database, or a server uses it
    /// @throws StoreUnavailable if it can't be reached
    static OpenStore of(Options options, Map<String, String> environment) {
        LogLevel.require(environment, "INFO");
        String url = options.database();
        if (url != null) {
            Stores.reader(url, environment).close();
            return new OpenStore(Stores.open(url, environment), null);
        }
        DataDirectory directory = DataDirectory.openExisting(options.data());
        try {
            return new OpenStore(Stores.open(directory), directory);
        } catch (RuntimeException refused) {
            directory.close();
            throw refused;
        }
    }

    /// A reader of the store that the options name. A server may be running on it.
    ///
    /// @throws StoreRefused if there is no database, or it has another version
    /// @throws StoreUnavailable if it can't be reached
    static StoreReader reader(Options options, Map<String, String> environment) {
        LogLevel.require(environment, "INFO");
        String url = options.database();
        return url == null ? Stores.reader(options.data()) : Stores.reader(url, environment);
    }

    @Override
    public void close() {
        store.close();
        if (directory != null) {
            directory.close();
        }
    }
}
