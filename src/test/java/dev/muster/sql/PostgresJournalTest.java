package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Postgres.
class PostgresJournalTest extends JournalContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.postgres();
    }
}
