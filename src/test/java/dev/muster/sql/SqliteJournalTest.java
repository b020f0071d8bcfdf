package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on SQLite.
class SqliteJournalTest extends JournalContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.sqlite();
    }
}
