package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Directory;
import dev.muster.store.Head;
import dev.muster.store.Store;
import dev.muster.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store does, whatever database it stands on.
abstract class StoreContract {

    TestDatabase database;
    Store store;

    abstract TestDatabase fresh();

    @BeforeEach
    void open() {
        database = fresh();
        store = database.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewDatabaseIsEmpty() {
        var loaded = store.load();

        assertThat(loaded.directory()).isEqualTo(Directory.EMPTY);
        assertThat(loaded.head().revision()).isZero();
        assertThat(loaded.head().hash()).isEqualTo(Head.NO_HASH);
        assertThat(loaded.sessions()).isEmpty();
        assertThat(store.head()).isEqualTo(loaded.head());
    }

    @Test
    void whatWasStoredIsLoaded() {
        var world = new World(store);
        world.begin();
        world.store(
                World.put(null, World.user(1)),
                World.put(null, World.group(1)),
                World.put(null, World.role(1)),
                World.put(null, World.project(1)));

        assertThat(store.load().directory()).isEqualTo(world.now());
    }
}
