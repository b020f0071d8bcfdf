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

/// A store that a command works on by itself, without a server.
///
/// @param directory of an embedded database: locked, so that no server runs on it
record OpenStore(Store store, @Nullable DataDirectory directory) implements AutoCloseable {

    /// What says where it is, and then what else a command takes.
    static List<Flag> flags(Flag... more) {
        return Stream.concat(
                        Stream.of(Option.CONFIG, Option.DATA, Option.DATABASE).map(Flag::of), Stream.of(more))
                .toList();
    }

    /// Opens what the options name. Makes no new database.
    ///
    /// @throws StoreRefused if there is none, or a server has it
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

    /// What the options name, to be read only: a server may be running on it.
    ///
    /// @throws StoreRefused if there is none, or it is not of this version
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
