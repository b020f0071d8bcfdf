package dev.muster.sql;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

/// The contract on Postgres.
class PostgresVerificationTest extends VerificationContract {

    @Override
    TestDatabase fresh() {
        return TestDatabases.postgres();
    }
}
