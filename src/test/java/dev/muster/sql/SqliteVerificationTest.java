package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Sqlite.
class SqliteVerificationTest extends VerificationContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.sqlite();
    }
}
