package dev.muster.ledger;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

class SqliteBatchesTest extends BatchesContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.sqlite();
    }
}
