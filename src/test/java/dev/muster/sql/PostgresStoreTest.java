package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on PostgreSQL.
class PostgresStoreTest extends StoreContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.postgres();
    }
}
