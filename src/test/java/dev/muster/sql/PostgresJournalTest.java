package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on PostgreSQL.
class PostgresJournalTest extends JournalContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.postgres();
    }
}
