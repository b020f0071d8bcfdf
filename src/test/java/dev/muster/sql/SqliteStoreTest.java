package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Sqlite.
class SqliteStoreTest extends StoreContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.sqlite();
    }
}
