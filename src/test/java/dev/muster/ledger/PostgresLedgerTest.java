package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The contract of a ledger, and tests with several nodes.
class PostgresLedgerTest extends LedgerContract {

    private static final int WRITES = 100;

    @Override
    TestDatabase emptyDatabase() {
        return TestDatabases.postgres();
    }

    @Test
    void twoLedgersWriteAtOnceAndNothingIsLost() throws Exception {
        try (Ledger other = Ledger.open(database().open(), InstantSource.system(), LedgerSettings.USUAL);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WriteResult>> writes = new ArrayList<>();
            for (int number = 1; number <= WRITES; number++) {
                int ownNumber = number;
                int otherNumber = WRITES + number;
                writes.add(() -> ledger().write(LedgerFixture.CALLER, LedgerFixture.create(ownNumber)));
                writes.add(() -> other.write(LedgerFixture.CALLER, LedgerFixture.create(otherNumber)));
            }
            assertThat(threads.invokeAll(writes)).allMatch(done -> done.state() == Future.State.SUCCESS);

            ledger().write(LedgerFixture.CALLER, LedgerFixture.create(2 * WRITES + 1));
            Picture replicated = other.atLeast(ledger().now().revisionToken(), Duration.ofSeconds(20));

            assertThat(replicated.directory().roles().size()).isEqualTo(2 * WRITES + 1);
            assertThat(replicated.head()).isEqualTo(ledger().now().head());
            assertThat(replicated.directory()).isEqualTo(ledger().now().directory());
        }
    }

    @Test
    void aNodeWhoseCommitsWereLostLoadsAgainUnderAnotherEpoch() {
        ledger().write(LedgerFixture.CALLER, LedgerFixture.create(1));
        String epoch = ledger().now().head().epoch();
        database().execute("delete from journal_personal where revision = 2");
        database().execute("delete from journal where revision = 2");
        database().execute("delete from role");
        database().execute("delete from batch where feed > 1");
        database()
                .execute(
                        "update head set revision = 1, feed = 1, hash = (select hash from journal where revision = 1)");

        ledger().write(LedgerFixture.CALLER, LedgerFixture.create(2));

        assertThat(ledger().now().head().epoch()).isNotEqualTo(epoch);
        assertThat(ledger().now().directory().roles().find(LedgerFixture.roleId(1)))
                .isEmpty();
        assertThat(ledger().now().directory().roles().find(LedgerFixture.roleId(2)))
                .isPresent();
    }
}
