package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Role;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.RandomTokens;
import dev.muster.store.Entry;
import dev.muster.store.LoadedState;
import dev.muster.store.Secret;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.StoredEntry;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The promises of a ledger, on every database.
abstract class LedgerContract {

    private static final LedgerSettings BRIEF =
            new LedgerSettings(4, Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofSeconds(10));

    private final SettableClock clock = new SettableClock();
    private TestDatabase database;
    private Ledger ledger;

    /// An empty database of the kind under test.
    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void open() {
        database = emptyDatabase();
        ledger = Ledger.open(database.open(), clock, LedgerSettings.USUAL);
        ledger.write(LedgerFixture.CALLER, LedgerFixture.START);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void aWriteIsPublishedAndStored() {
        WriteResult result = ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));

        assertThat(result.changed()).isTrue();
        assertThat(ledger.now().revision()).isEqualTo(2);
        assertThat(ledger.now().directory()).isEqualTo(result.after().directory());
        assertThat(loaded().directory()).isEqualTo(result.after().directory());
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aRefusalLeavesNothing() {
        Picture before = ledger.now();

        assertThatThrownBy(() -> ledger.write(LedgerFixture.CALLER, draft -> {
                    LedgerFixture.create(1).decide(draft);
                    throw new Problem.Conflict("role.name_taken", "refused on purpose");
                }))
                .isInstanceOf(Problem.Conflict.class);

        assertThat(ledger.now().directory()).isSameAs(before.directory());
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aBugInAUseCaseFailsItAlone() {
        assertThatThrownBy(() -> ledger.write(LedgerFixture.CALLER, draft -> {
                    throw new IllegalStateException("a bug on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1)).changed())
                .isTrue();
    }

    @Test
    void aUseCaseThatChangesNothingMakesNoEntry() {
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
        Role role = role(1);

        WriteResult again = ledger.write(
                LedgerFixture.CALLER,
                draft -> draft.put(draft.now().roles().find(role.id()).orElseThrow()));

        assertThat(again.changed()).isFalse();
        assertThat(role(1)).isEqualTo(role);
        assertThat(entries()).hasSize(2);
    }

    @Test
    void simultaneousWritesAreAllStored() throws Exception {
        List<Callable<WriteResult>> writes = IntStream.rangeClosed(1, 300)
                .<Callable<WriteResult>>mapToObj(
                        number -> () -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(number)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(writes)).allMatch(done -> done.state() == Future.State.SUCCESS);
        }

        assertThat(ledger.now().directory().roles().size()).isEqualTo(300);
        assertThat(loaded().directory()).isEqualTo(ledger.now().directory());
        assertThat(entries().stream().map(stored -> stored.entry().revision()).toList())
                .isEqualTo(IntStream.rangeClosed(1, 301).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aPreviewStoresNothing() {
        WriteResult preview = ledger.preview(LedgerFixture.CALLER, LedgerFixture.create(1));

        assertThat(preview.after().directory().roles().size()).isEqualTo(1);
        assertThat(ledger.now().directory().roles().size()).isZero();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void everyEarlierPictureIsFound() {
        List<Directory> recorded =
                new ArrayList<>(List.of(Directory.EMPTY, ledger.now().directory()));
        for (int number = 1; number <= 20; number++) {
            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(number));
            recorded.add(ledger.now().directory());
            ledger.write(LedgerFixture.CALLER, LedgerFixture.alter(number));
            recorded.add(ledger.now().directory());
        }

        for (int revision = recorded.size() - 1; revision >= 0; revision--) {
            assertThat(ledger.asOf(revision).directory()).isEqualTo(recorded.get(revision));
        }
        assertThatThrownBy(() -> ledger.asOf(recorded.size())).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aRestartLoadsThePublishedPicture() {
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
        Session session = session("a");
        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session));
        Picture before = ledger.now();
        ledger.close();

        ledger = Ledger.open(database.open(), clock, LedgerSettings.USUAL);

        assertThat(ledger.now().directory()).isEqualTo(before.directory());
        assertThat(ledger.now().head()).isEqualTo(before.head());
        assertThat(ledger.now().sessions()).isEqualTo(before.sessions());
    }

    @Test
    void sessionsAreNotInTheChain() {
        Session session = session("b");

        ledger.writeSession(LedgerFixture.CALLER, draft -> draft.keep(session));

        assertThat(entries()).hasSize(1);
        assertThat(ledger.now().sessions().get(session.tokenHash())).isEqualTo(session);
        assertThat(ledger.now().head().feed()).isEqualTo(2);
    }

    @Test
    void timesNeverRunBackwards() {
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1));
        clock.pass(Duration.ofHours(-3));
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(2));

        List<Long> times =
                entries().stream().map(stored -> stored.entry().millis()).toList();
        assertThat(times).isSorted();
    }

    @Test
    void aLargeUseCaseIsDecidedOutsideTheWriter() {
        WriteResult result = ledger.write(LedgerFixture.CALLER, draft -> {
            for (int number = 1; number <= DecidedBatch.ORDINARY_WEIGHT_MAX + 1; number++) {
                LedgerFixture.create(number).decide(draft);
            }
        });

        assertThat(result.changes()).hasSize(DecidedBatch.ORDINARY_WEIGHT_MAX + 1);
        assertThat(loaded().directory()).isEqualTo(ledger.now().directory());
    }

    @Test
    void aMissingTableIsNoBug() {
        database.execute("alter table secret rename to elsewhere");
        assertThatThrownBy(() -> ledger.secret("A".repeat(32)))
                .isInstanceOfSatisfying(
                        Problem.Busy.class, busy -> assertThat(busy.code()).isEqualTo("ledger.unavailable"));
        database.execute("alter table elsewhere rename to secret");

        assertThat(ledger.secret("A".repeat(32))).isEmpty();
    }

    @Test
    void aFullQueueRefusesAndDropsUseCasesThatWaitTooLong() throws Exception {
        ledger.close();
        ledger = Ledger.open(database.open(), clock, BRIEF);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch deciding = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<WriteResult> slow = threads.submit(() -> ledger.write(LedgerFixture.CALLER, draft -> {
                deciding.countDown();
                await(released);
                LedgerFixture.create(1).decide(draft);
            }));
            deciding.await();

            assertThatThrownBy(() -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(2)))
                    .isInstanceOfSatisfying(
                            Problem.Busy.class, busy -> assertThat(busy.code()).isEqualTo("ledger.busy"));
            released.countDown();
            assertThat(slow.get().changed()).isTrue();
        }
        ledger.write(LedgerFixture.CALLER, LedgerFixture.create(3));
        assertThat(ledger.now().directory().roles().find(LedgerFixture.roleId(2)))
                .isEmpty();
    }

    @Test
    void aRowByAnExternalChangeFailsOneUseCaseAlone() throws Exception {
        database.execute("insert into secret (secret_id, kind, value) values ('" + "A".repeat(32) + "', 'x', 'x')");
        List<Callable<WriteResult>> writes = new ArrayList<>();
        writes.add(() -> ledger.write(
                LedgerFixture.CALLER, draft -> draft.keep(new Secret("A".repeat(32), "password", "twice"))));
        IntStream.rangeClosed(1, 20)
                .forEach(number -> writes.add(() -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(number))));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<WriteResult>> done = threads.invokeAll(writes);

            assertThat(done.getFirst().state()).isEqualTo(Future.State.FAILED);
            assertThat(done.subList(1, done.size())).allMatch(one -> one.state() == Future.State.SUCCESS);
        }
        assertThat(ledger.now().directory().roles().size()).isEqualTo(20);
        assertThat(loaded().directory()).isEqualTo(ledger.now().directory());
    }

    @Test
    void aRevisionTokenIsReachedOrRefused() {
        String revisionToken = ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1))
                .after()
                .revisionToken();

        assertThat(ledger.atLeast(ledger.now().revisionToken(), Duration.ZERO).revision())
                .isEqualTo(2);
        assertThat(revisionToken).startsWith(ledger.now().head().epoch());
        String[] parts = ledger.now().revisionToken().split("\\.", -1);
        assertThatThrownBy(() -> ledger.atLeast("nonsense", Duration.ZERO))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessage("Not a revision of this server: 'nonsense'. A revision of this server looks like '"
                        + parts[0].substring(0, 4) + "…." + parts[1] + "." + parts[2]
                        + "'; take it from the X-Muster-Revision header of an answer");
        assertThatThrownBy(() -> ledger.atLeast("x.1.1", Duration.ZERO)).isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> ledger.atLeast(ledger.now().head().epoch() + ".99.99", Duration.ZERO))
                .isInstanceOf(Problem.Busy.class);
    }

    @Test
    @Timeout(20)
    void aRevisionTokenOfAnotherEpochIsRefusedAtOnce() {
        assertThatThrownBy(() -> ledger.atLeast("other.99.99", Duration.ofDays(1)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void tablesJournalAndPictureAgree() {
        for (int number = 1; number <= 30; number++) {
            ledger.write(LedgerFixture.CALLER, LedgerFixture.create(number));
            ledger.write(LedgerFixture.CALLER, LedgerFixture.alter(number));
        }
        ledger.write(LedgerFixture.CALLER, draft -> draft.remove(LedgerFixture.roleId(7)));

        Directory folded = Directory.EMPTY;
        for (StoredEntry stored : entries()) {
            Entry entry = stored.entry();
            folded = folded.after(entry.changes());
        }
        assertThat(folded).isEqualTo(ledger.now().directory());
        assertThat(loaded().directory()).isEqualTo(ledger.now().directory());
    }

    Ledger ledger() {
        return ledger;
    }

    TestDatabase database() {
        return database;
    }

    private Role role(int number) {
        return ledger.now()
                .directory()
                .roles()
                .find(LedgerFixture.roleId(number))
                .orElseThrow();
    }

    /// The stored state. The ledger is closed meanwhile, since an embedded database can be opened only once.
    private LoadedState loaded() {
        ledger.close();
        try (Store store = database.open()) {
            return store.load();
        } finally {
            ledger = Ledger.open(database.open(), clock, LedgerSettings.USUAL);
        }
    }

    private List<StoredEntry> entries() {
        ledger.close();
        List<StoredEntry> entries = new ArrayList<>();
        try (Store store = database.open()) {
            store.entries(1, Long.MAX_VALUE, entries::add);
        } finally {
            ledger = Ledger.open(database.open(), clock, LedgerSettings.USUAL);
        }
        return entries;
    }

    private Session session(String name) {
        long now = clock.millis();
        UserId user = WellKnown.ADMINISTRATOR;
        return new Session(RandomTokens.hash(name), user, 0, now, now, now + 1_000_000, false, "", "{}", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
