package dev.muster.sql;

import dev.muster.base.Hex;
import dev.muster.directory.Directory;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Secret;
import dev.muster.store.Store;
import dev.muster.testing.RandomDirectories;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A random history, stored as a ledger stores it.
final class StoredHistory {

    private final Store store;
    private final RandomDirectories random = RandomDirectories.withRandomSeed();
    private final Set<String> secrets = new HashSet<>();
    private Directory directory = Directory.EMPTY;
    private int batches;

    /// @param store an empty store
    StoredHistory(Store store) {
        this.store = store;
    }

    Directory directory() {
        return directory;
    }

    long revision() {
        return random.revision();
    }

    /// Stores this number of batches, of 1 to 4 entries in turn.
    StoredHistory batches(int count) {
        for (int i = 0; i < count; i++) {
            storeBatch();
        }
        return this;
    }

    private void storeBatch() {
        batches++;
        Directory before = directory;
        List<Entry> entries = new ArrayList<>();
        List<Secret> named = new ArrayList<>();
        for (int i = 0; i <= batches % 4; i++) {
            Entry entry = random.entry(directory);
            directory = directory.after(entry.changes());
            entries.add(entry);
            RandomDirectories.secrets(entry.changes()).stream()
                    .filter(secrets::add)
                    .forEach(id -> named.add(new Secret(id, "password", "x")));
        }
        store.inTransaction(tx -> {
            tx.lock();
            return tx.store(new Batch(Hex.text(0, batches), before, directory, entries, List.of(), named, List.of()));
        });
    }
}
