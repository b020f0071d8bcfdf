package dev.muster.ledger;

import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabases;
import dev.muster.testing.WatchedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A ledger over a PostgreSQL database of its own; a test can run steps while the ledger stores.
public abstract class WatchedPostgres {

    public final SettableClock clock = new SettableClock();
    public PostgresDatabase database;
    WatchedStore store;
    public Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabases.postgres();
        store = WatchedStore.over(database.open());
        ledger = Ledger.open(store, clock, LedgerSettings.USUAL);
        ledger.write(LedgerFixture.CALLER, LedgerFixture.START);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }
}
