package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on SQLite.
class SqliteVerificationTest extends VerificationContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.sqlite();
    }
}
