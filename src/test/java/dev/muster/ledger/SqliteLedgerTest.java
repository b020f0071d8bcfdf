package dev.muster.ledger;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

class SqliteLedgerTest extends LedgerContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.sqlite();
    }
}
