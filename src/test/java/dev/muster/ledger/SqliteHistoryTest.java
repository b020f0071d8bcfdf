package dev.muster.ledger;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;

class SqliteHistoryTest extends HistoryContract {

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.sqlite();
    }
}
