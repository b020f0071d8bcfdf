package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Sqlite.
class SqliteJournalTest extends JournalContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.sqlite();
    }
}
