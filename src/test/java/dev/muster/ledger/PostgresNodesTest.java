package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.SecurityEvent;
import dev.muster.testing.Eventually;
import dev.muster.testing.FaultProxy;
import dev.muster.testing.WatchedStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several nodes over one database: replication between them, and a node that is stopped or cut off from the
/// database.
@Timeout(90)
class PostgresNodesTest extends WatchedPostgres {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aPollAloneFindsTheWritesOfOtherNodes() {
        var often = new LedgerSettings(100, SOON, Duration.ofMillis(20), NEVER);
        try (Ledger polling = Ledger.open(WatchedStore.withoutWakeUps(database.open()), clock, often)) {
            assertReplicates(polling);
        }
    }

    @Test
    void aWakeUpAloneFindsThemToo() {
        var seldom = new LedgerSettings(100, SOON, NEVER, NEVER);
        try (Ledger notified = Ledger.open(database.open(), clock, seldom)) {
            assertReplicates(notified);
        }
    }

    @Test
    void aNodeThatIsCutOffAnswersNothingUntilItHasCaughtUp() {
        try (FaultProxy proxy = FaultProxy.to(database.port());
                Ledger node = withShortTimeOuts(proxy)) {
            proxy.disconnect();
            Eventually.is(() -> !node.isFresh());

            refused("ledger.stale", node::now);
            refused("ledger.stale", () -> node.preview(LedgerFixture.CALLER, LedgerFixture.create(1)));
            refused("ledger.unavailable", () -> node.write(LedgerFixture.CALLER, LedgerFixture.create(2)));

            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(3));
            proxy.restore();
            Eventually.is(node::isFresh);
            assertThat(node.now().directory()).isEqualTo(ledger.now().directory());
            node.write(LedgerFixture.CALLER, LedgerFixture.create(4));
            assertThat(node.now().directory().roles().size()).isEqualTo(2);
        }
    }

    @Test
    void callsThatNeedTheDatabaseReportThatItIsUnavailable() {
        try (FaultProxy proxy = FaultProxy.to(database.port());
                Ledger node = Ledger.open(database.open(proxy), clock, LedgerSettings.USUAL)) {
            proxy.disconnect();

            refused("ledger.unavailable", () -> node.append(List.of(new SecurityEvent(1, "login", "ann", "", ""))));
            refused("ledger.unavailable", () -> node.prune(1));
            refused("ledger.unavailable", () -> node.secret("A".repeat(32)));
            refused("ledger.unavailable", () -> node.asOf(0));
        }
    }

    @Test
    void earlierRevisionsAreReadOverOneReusedConnection() {
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
        List<String> before = connections();
        ledger.asOf(1);
        List<String> after = connections();
        ledger.asOf(0);

        assertThat(after).hasSize(before.size() + 1).containsAll(before);
        assertThat(connections()).isEqualTo(after);
    }

    private List<String> connections() {
        return database.query("select pid from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid() order by pid");
    }

    /// The connections stay open, and nothing comes: the node notices only by the clock.
    @Test
    void aNodeWhoseDatabaseIsSilentAnswersNothingUntilItHasCaughtUp() {
        try (FaultProxy proxy = FaultProxy.to(database.port());
                Ledger node = withShortTimeOuts(proxy)) {
            proxy.stall();
            Eventually.is(() -> !node.isFresh());

            refused("ledger.stale", node::now);

            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
            proxy.restore();
            Eventually.is(node::isFresh);
            assertThat(node.now().directory()).isEqualTo(ledger.now().directory());
        }
    }

    /// A writer asks for the lock before anything else, so it waits for the head, not for a key of a table.
    @Test
    void theSecondWriterWaitsForTheHeadAndDecidesOnTheResultOfTheFirst() {
        CompletableFuture<WriteResult> second = new CompletableFuture<>();
        try (Ledger other = Ledger.open(database.open(), clock, LedgerSettings.USUAL)) {
            store.onceAfterStoring(() -> {
                second.completeAsync(() -> other.write(LedgerFixture.CALLER, LedgerFixture.create(2)));
                database.awaitBackend("wait_event_type = 'Lock' and query like '% from head % for update'");
            });

            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));

            WriteResult result = second.join();
            assertThat(result.before().revision()).isEqualTo(2);
            assertThat(result.after().directory().roles().size()).isEqualTo(2);
        }
    }

    /// The lock of the head decides which node writes next. Without it, the keys of the tables still let only one win.
    @Test
    void withoutTheLockOneOfTwoWritersBreaksAKey() throws Exception {
        WatchedStore second = WatchedStore.over(database.open());
        CyclicBarrier bothDecided = new CyclicBarrier(2);
        try (Ledger other = Ledger.open(second, clock, LedgerSettings.USUAL);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            unlockHead();
            store.onceBeforeStoring(() -> meet(bothDecided));
            second.onceBeforeStoring(() -> meet(bothDecided));

            List<Future<WriteResult>> writes = threads.invokeAll(List.<Callable<WriteResult>>of(
                    () -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1)),
                    () -> other.write(LedgerFixture.CALLER, LedgerFixture.create(2))));

            assertThat(writes)
                    .filteredOn(write -> write.state() == Future.State.SUCCESS)
                    .hasSize(1);
            assertThat(writes)
                    .filteredOn(write -> write.state() == Future.State.FAILED)
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.exceptionNow()).isInstanceOf(ConstraintBroken.class));
            assertThat(database.query("select revision from journal order by revision"))
                    .isEqualTo(List.of("1", "2"));
            assertThat(database.query("select role_id from role")).hasSize(1);
        }
    }

    @Test
    @Tag("slow")
    void aLockOfAnotherProgramRefusesAWriteAfterSomeTime() throws Exception {
        try (AutoCloseable lock = database.hold("select * from head for update")) {
            assertThat(lock).isNotNull();
            refused("ledger.unavailable", () -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1)));
            assertThat(ledger.now().revision()).isEqualTo(1);
        }
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(2));

        assertThat(database.query("select revision from journal order by revision"))
                .isEqualTo(List.of("1", "2"));
    }

    /// A node is stopped while it holds the lock. The database server ends its transaction. When the node continues, it
    /// finds that nothing was stored, and decides again.
    @Test
    @Tag("slow")
    void aStoppedNodeDoesNotBlockOthersForLong() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherNode.class.getName(),
                        database.url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("stored, not committed");
            signal("STOP", other);
            Eventually.is(() -> isStopped(other));
            proceed(other);

            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
            assertThat(ledger.now().revision()).isEqualTo(2);

            signal("CONT", other);
            assertThat(out.readLine()).isEqualTo("written as 3 on 2");
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        String revisionToken = ledger.now().head().epoch() + ".3.3";
        assertThat(ledger.atLeast(revisionToken, SOON).directory().roles().size())
                .isEqualTo(2);
        assertThat(database.query("select revision from journal order by revision"))
                .isEqualTo(List.of("1", "2", "3"));
    }

    private void assertReplicates(Ledger other) {
        String revisionToken = ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1))
                .after()
                .revisionToken();

        assertThat(other.atLeast(revisionToken, SOON).directory())
                .isEqualTo(ledger.now().directory());
    }

    private Ledger withShortTimeOuts(FaultProxy proxy) {
        var brief = new LedgerSettings(100, SOON, Duration.ofMillis(20), Duration.ofSeconds(1));
        return Ledger.open(database.open(proxy), clock, brief);
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(Problem.Busy.class, busy -> assertThat(busy.code())
                .isEqualTo(code));
    }

    /// Replaces the table `head` by a view that shows its row and can be updated, but can't be locked.
    private void unlockHead() {
        database.execute("alter table head rename to locked_head;"
                + " create function heads() returns setof locked_head language sql as 'select * from locked_head';"
                + " create view head as select * from heads();"
                + " create function put_head() returns trigger language plpgsql as 'begin update locked_head set"
                + " epoch = new.epoch, revision = new.revision, feed = new.feed, hash = new.hash,"
                + " millis = new.millis, format = new.format; return new; end';"
                + " create trigger put_head instead of update on head for each row execute function put_head()");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /// Whether all threads of the process have stopped; they stop one after the other. True if the system doesn't show
    /// threads.
    private static boolean isStopped(Process process) {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true;
        }
        try (Stream<Path> each = Files.list(threads)) {
            return each.allMatch(PostgresNodesTest::isStopped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            return Files.readString(thread.resolve("stat")).contains(") T ");
        } catch (IOException ended) {
            return true;
        }
    }

    private static void proceed(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }
}
