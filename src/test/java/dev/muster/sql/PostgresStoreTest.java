package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Postgres.
class PostgresStoreTest extends StoreContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.postgres();
    }
}
