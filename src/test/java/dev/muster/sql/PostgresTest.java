package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.Change;
import dev.muster.sql.Dialect.Purpose;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.store.Batch;
import dev.muster.store.Head;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Properties of the store on PostgreSQL alone: settings, several nodes, lost connections.
@Timeout(60)
class PostgresTest {

    private static final Change ANN = StoreFixture.put(null, StoreFixture.user(1));

    private PostgresDatabase database;
    private ExecutorService threads;
    private Store store;
    private StoreFixture fixture;

    @BeforeEach
    void open() {
        database = TestDatabases.postgres();
        threads = Executors.newCachedThreadPool();
        store = database.open();
        fixture = new StoreFixture(store);
        fixture.begin();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void aServerThatMayTearPagesIsRefused() {
        TestDatabases.whileServerHas("full_page_writes = off", () -> {
            assertThatThrownBy(this::another).isInstanceOf(StoreRefused.class).hasMessageContaining("full_page_writes");
            loseWriter();
            assertThatThrownBy(() -> fixture.store(ANN)).isInstanceOf(StoreRefused.class);
        });
        fixture.store(ANN);
    }

    @Test
    void aReaderMakesNothingInAnEmptyDatabase() {
        try (PostgresDatabase empty = TestDatabases.postgres();
                StoreReader reader = Stores.reader(database.url(), Map.of())) {
            assertThat(reader.head()).isEqualTo(store.head());
            empty.execute("drop schema public cascade");
            empty.execute("create schema public");
            assertThatThrownBy(() -> Stores.reader(empty.url(), Map.of()))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("There is no journal");
            assertThat(empty.query("select count(*) from information_schema.tables where table_schema = 'public'"))
                    .containsExactly("0");
        }
    }

    /// The library for tests starts such a server by default.
    @Test
    @Tag("slow")
    void aServerThatDoesntSyncIsRefused() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
            assertThatThrownBy(() -> Stores.open(url, Map.of()))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("fsync");
        }
    }

    @Test
    void aDatabaseThatDoesntWaitForItsCommitsIsRefused() {
        database.execute("alter database " + database.name() + " set synchronous_commit = off");

        assertThatThrownBy(this::another).isInstanceOf(StoreRefused.class).hasMessageContaining("synchronous_commit");
        loseWriter();
        assertThatThrownBy(() -> fixture.store(ANN)).isInstanceOf(StoreRefused.class);
    }

    @Test
    void onlyAQuickTestAcceptsAnUnsafeServer() {
        database.execute("alter database " + database.name() + " set synchronous_commit = off");
        var allowing = new Postgres(PostgresUrl.of(database.url(), Map.of()), true);

        try (Store unsafe = SqlStore.open(allowing)) {
            assertThat(unsafe.head().revision()).isEqualTo(1);
        }
    }

    @Test
    void anotherNodeIsWokenAndTheWriterIsnt() throws InterruptedException {
        var own = new Semaphore(0);
        var others = new Semaphore(0);
        store.onWakeUp(own::release);
        try (Store other = another()) {
            other.onWakeUp(others::release);
            own.acquire(); // each listener is woken once when it begins to listen
            others.acquire();

            Head head = fixture.store(ANN);

            others.acquire();
            assertThat(other.head()).isEqualTo(head);
            new StoreFixture(other).store(StoreFixture.put(null, StoreFixture.user(2)));
            own.acquire();
            assertThat(own.availablePermits() + others.availablePermits()).isZero();
        }
    }

    @Test
    void listeningGoesOnAfterALostConnection() throws InterruptedException {
        var woken = new Semaphore(0);
        store.onWakeUp(woken::release);
        woken.acquire();
        loseConnections();
        woken.acquire(); // it listens again, and may have missed something
        try (Store other = another()) {
            new StoreFixture(other).store(ANN);
            woken.acquire();
        }
    }

    @Test
    void theSecondWriterWaitsForTheFirst() throws Exception {
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (Store other = another()) {
            var first = CompletableFuture.supplyAsync(() -> holding(locked, release), threads);
            locked.await();
            var second = CompletableFuture.supplyAsync(
                    () -> other.inTransaction(tx -> tx.lock().revision()), threads);
            database.awaitBackend("wait_event_type = 'Lock'");
            release.countDown();

            assertThat(first.get()).isEqualTo(2);
            assertThat(second.get()).isEqualTo(2);
        }
    }

    private long holding(CountDownLatch locked, CountDownLatch release) {
        return store.inTransaction(tx -> {
            tx.lock();
            Head after = tx.store(fixture.batch(ANN));
            locked.countDown();
            await(release);
            return after.revision();
        });
    }

    /// A node is stopped in its transaction: the database server ends the transaction, and other nodes wait no longer.
    @Test
    @Tag("slow")
    void aPausedWriterDoesNotBlockOthersForLong() throws Exception {
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (Store other = another()) {
            var paused = CompletableFuture.supplyAsync(() -> holding(locked, release), threads);
            locked.await();

            assertThat(other.<Long>inTransaction(tx -> tx.lock().revision())).isEqualTo(1);
            release.countDown();
            assertThatThrownBy(paused::get).cause().isInstanceOfAny(OutcomeUnknown.class, StoreUnavailable.class);
        }
        assertThat(fixture.store(ANN).revision()).isEqualTo(2);
    }

    /// The transaction of another program, which no limit of this one ends.
    @Test
    @Tag("slow")
    void aLockOfAnotherProgramIsNotWaitedForWithoutEnd() throws Exception {
        var otherProgram = CompletableFuture.runAsync(
                () -> database.execute("begin; select * from head for update; select pg_sleep(15); commit"), threads);
        database.awaitBackend("wait_event = 'PgSleep'");

        assertThatThrownBy(() -> fixture.store(ANN)).isInstanceOf(StoreUnavailable.class);
        database.terminate("wait_event = 'PgSleep'");
        assertThatThrownBy(otherProgram::get).isNotNull();
        assertThat(fixture.store(ANN).revision()).isEqualTo(2);
    }

    @Test
    void aConnectionLostAtACommitThatHappenedIsUnknown() {
        Batch batch = fixture.batch(ANN);
        TestDatabases.whileServerHas("synchronous_standby_names = 'nobody'", () -> {
            var commit = CompletableFuture.supplyAsync(() -> stored(batch), threads);
            database.terminate("wait_event = 'SyncRep'");
            assertThatThrownBy(commit::get).cause().isInstanceOf(OutcomeUnknown.class);
        });

        assertThat(holds(batch)).isTrue();
        assertThat(store.load().directory()).isEqualTo(batch.after());
    }

    @Test
    void aConnectionLostAtACommitThatDidntHappenIsUnknownToo() {
        database.execute("create function slow() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(30); return null; end';"
                + " create constraint trigger slow after insert on batch deferrable initially deferred"
                + " for each row execute function slow()");
        Batch batch = fixture.batch(ANN);
        var commit = CompletableFuture.supplyAsync(() -> stored(batch), threads);
        database.terminate("wait_event = 'PgSleep'");
        assertThatThrownBy(commit::get).cause().isInstanceOf(OutcomeUnknown.class);

        assertThat(holds(batch)).isFalse();
        assertThat(store.load().directory()).isEqualTo(batch.before());
    }

    @Test
    void aConnectionLostBeforeTheCommitIsUnavailable() {
        Batch batch = fixture.batch(ANN);
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.lock();
                    loseConnections();
                    return tx.store(batch);
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(stored(batch).revision()).isEqualTo(2);
    }

    /// The driver reads all rows into memory at once, unless it has a cursor for them.
    @Test
    void aLargeTableIsReadInParts() throws SQLException {
        var dialect = new Postgres(PostgresUrl.of(database.url(), Map.of()), false);
        List<String> cursors = new ArrayList<>();
        try (Connection connection = dialect.connect(Purpose.LONG_READ)) {
            dialect.beginReading(connection);
            RowReader.each(connection, "select generate_series(1, 30000) as number", row -> {
                if (row.number() % 10_000 == 1) {
                    RowReader.each(connection, "select statement from pg_cursors", seen -> cursors.add(seen.text()));
                }
            });
            dialect.rollback(connection);
        }

        assertThat(cursors).filteredOn(sql -> sql.contains("generate_series")).hasSize(3);
    }

    @Test
    void aReadIsRepeatedOnANewConnection() {
        Head head = store.head();
        loseConnections();
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void aDatabaseThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Stores.open(database.url() + "x", Map.of())).isInstanceOf(StoreRefused.class);
        assertThatThrownBy(() -> Stores.open("postgresql://ann:x@localhost:1/none", Map.of()))
                .isInstanceOf(StoreUnavailable.class);
    }

    private Store another() {
        return Stores.open(database.url(), Map.of());
    }

    private Head stored(Batch batch) {
        return store.inTransaction(tx -> {
            tx.lock();
            return tx.store(batch);
        });
    }

    private boolean holds(Batch batch) {
        return store.inTransaction(tx -> {
            tx.lock();
            return tx.holdsBatch(2, batch.id());
        });
    }

    /// Ends all connections of this program to the database.
    private void loseConnections() {
        database.terminate("application_name = 'muster'");
    }

    /// Ends the connection of the writer; the next write makes a new one.
    private void loseWriter() {
        loseConnections();
        assertThatThrownBy(() -> fixture.store(ANN)).isInstanceOf(StoreUnavailable.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
