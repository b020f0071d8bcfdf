package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.OutcomeUnknown;
import dev.muster.testing.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections that are lost while a batch is stored: stored or not, an acknowledged use case has happened exactly
/// once.
@Timeout(60)
class PostgresOutcomeTest extends WatchedPostgres {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger decisions = new AtomicInteger();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /// The database server has the commit on its disk and waits for a standby when the connection is lost. The writer's
    /// search for its batch waits too, so no caller is answered before.
    @Test
    void aCommitThatHappenedUnnoticedIsNotRepeated() {
        CompletableFuture<WriteResult> write = whileCommitsHang(() -> {
            database.terminate("wait_event = 'SyncRep'");
            database.awaitBackend("wait_event = 'SyncRep'");
            assertThat(ledger.now().revision()).isEqualTo(1);
        });

        assertThat(write.join().after().revision()).isEqualTo(2);
        assertThat(decisions).hasValue(1);
        assertHappenedOnce();
    }

    @Test
    void aCommitThatHappenedUnnoticedIsFoundBelowLaterWrites() {
        try (Ledger other = other()) {
            store.onceAfterCommit(() -> {
                other.write(LedgerFixture.CALLER, LedgerFixture.create(77));
                throw new OutcomeUnknown("lost on purpose", null);
            });

            WriteResult result = ledger.write(LedgerFixture.CALLER, this::another);

            assertThat(result.after().revision()).isEqualTo(2);
            assertThat(decisions).hasValue(1);
            assertThat(ledger.write(LedgerFixture.CALLER, LedgerFixture.create(78))
                            .after()
                            .directory()
                            .roles()
                            .size())
                    .isEqualTo(3);
            assertAgrees(other);
        }
    }

    /// The connection is lost while the server checks the deferred constraints of the commit.
    @Test
    void aCommitThatDidntHappenIsDecidedAgain() {
        database.execute("create sequence tries; create function slow() returns trigger language plpgsql as"
                + " 'begin if nextval(''tries'') = 1 then perform pg_sleep(60); end if; return null; end';"
                + " create constraint trigger slow after insert on batch deferrable initially deferred"
                + " for each row execute function slow()");
        CompletableFuture<WriteResult> write = writeAnother();

        database.terminate("wait_event = 'PgSleep'");

        assertThat(write.join().after().revision()).isEqualTo(2);
        assertThat(decisions).hasValue(2);
        assertHappenedOnce();
    }

    @Test
    void aConnectionLostBeforeTheCommitIsHiddenFromTheCaller() {
        store.onceAfterStoring(this::loseWriter);

        assertThat(ledger.write(LedgerFixture.CALLER, this::another).after().revision())
                .isEqualTo(2);

        assertThat(decisions).hasValue(2);
        assertHappenedOnce();
    }

    @Test
    void aConnectionLostWhileStoringIsHiddenFromTheCaller() {
        store.onceBeforeStoring(this::loseWriter);

        assertThat(ledger.write(LedgerFixture.CALLER, this::another).after().revision())
                .isEqualTo(2);

        assertThat(decisions).hasValue(2);
        assertHappenedOnce();
    }

    /// Another batch then has the number of the lost one: the number alone proves nothing.
    @Test
    void aLostBatchIsDecidedAgainOnTheWriteInItsPlace() {
        try (Ledger other = other()) {
            store.onceAfterStoring(() -> {
                loseWriter();
                other.write(LedgerFixture.CALLER, LedgerFixture.create(77));
            });

            WriteResult result = ledger.write(LedgerFixture.CALLER, this::another);

            assertThat(result.before().directory().roles().find(LedgerFixture.roleId(77)))
                    .isPresent();
            assertThat(result.after().revision()).isEqualTo(3);
            assertThat(result.after().directory().roles().size()).isEqualTo(2);
            assertAgrees(other);
        }
    }

    /// Creates one more role, with the next number.
    private void another(Draft draft) {
        decisions.incrementAndGet();
        LedgerFixture.create(draft.now().roles().size() + 1).decide(draft);
    }

    private CompletableFuture<WriteResult> writeAnother() {
        return CompletableFuture.supplyAsync(() -> ledger.write(LedgerFixture.CALLER, this::another), threads);
    }

    /// Writes while the database server answers no commit.
    private CompletableFuture<WriteResult> whileCommitsHang(Runnable run) {
        CompletableFuture<CompletableFuture<WriteResult>> started = new CompletableFuture<>();
        TestDatabases.whileServerHas("synchronous_standby_names = 'nobody'", () -> {
            CompletableFuture<WriteResult> write = writeAnother();
            run.run();
            assertThat(write).isNotDone();
            started.complete(write);
        });
        return started.join();
    }

    private void loseWriter() {
        database.terminate("state = 'idle in transaction'");
    }

    private Ledger other() {
        return Ledger.open(database.open(), clock, LedgerSettings.USUAL);
    }

    /// Fails unless the role and exactly one entry for it exist, and the next write succeeds.
    private void assertHappenedOnce() {
        assertThat(ledger.now().directory().roles().size()).isEqualTo(1);
        ledger.write(LedgerFixture.CALLER, this::another);
        assertThat(ledger.now().directory().roles().size()).isEqualTo(2);
        assertThat(database.query("select revision from journal order by revision"))
                .isEqualTo(List.of("1", "2", "3"));
        try (Ledger fresh = other()) {
            assertAgrees(fresh);
        }
    }

    private void assertAgrees(Ledger other) {
        Picture picture = other.atLeast(ledger.now().revisionToken(), Duration.ofSeconds(20));
        assertThat(picture.directory()).isEqualTo(ledger.now().directory());
        assertThat(picture.head()).isEqualTo(ledger.now().head());
    }
}
