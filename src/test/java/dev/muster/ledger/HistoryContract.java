package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.access.Access;
import dev.muster.base.Problem;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.Project;
import dev.muster.directory.User;
import dev.muster.store.Head;
import dev.muster.store.LoadedState;
import dev.muster.store.Store;
import dev.muster.store.StoredEntry;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.WatchedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The invariant of the ledger, on every database: after any sequence of use cases, the tables, the journal and the
/// published picture have the same content, at the latest revision and at every earlier one.
abstract class HistoryContract {

    private static final int STEPS = 60;

    private final SettableClock clock = new SettableClock();
    private final List<Directory> recorded = new ArrayList<>(List.of(Directory.EMPTY));
    private final Set<Class<?>> kinds = new HashSet<>();
    private TestDatabase database;
    private WatchedStore store;
    private Ledger ledger;

    /// An empty database of the kind under test.
    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void open() {
        database = emptyDatabase();
        reopen();
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void useCasesOneAfterTheOther(long seed) {
        LongStream.range(0, STEPS).forEach(step -> write(seed * 1_000 + step));
        ledger.close();
        reopen();
        LongStream.range(STEPS, 2 * STEPS).forEach(step -> write(seed * 1_000 + step));

        assertThat(recorded).hasSizeGreaterThan(STEPS);
        assertPastIsAsRecorded();
        assertAccessIsAsRebuilt(ledger.now(), new Random(seed));
        assertTablesAndJournalAgree();
    }

    /// Many use cases in one batch: only their net effect is stored in the tables.
    @Test
    void manyUseCasesAtOnce() throws Exception {
        write(1); // the catalogue, and the predefined users and groups
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (long seed = 10_000; seed < 10_000 + 2 * STEPS; seed++) {
                UseCase useCase = new RandomUseCase(seed);
                writes.add(threads.submit(() -> ledger.write(LedgerFixture.CALLER, useCase)));
            }
            for (Future<?> write : writes) {
                assertThat(write)
                        .satisfiesAnyOf(
                                done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)),
                                done -> assertThat(done.exceptionNow()).isInstanceOf(RandomUseCase.Refused.class));
            }
        }

        assertAccessIsAsRebuilt(ledger.now(), new Random(1));
        assertTablesAndJournalAgree();
    }

    /// Short histories may miss a kind of change by chance: these together don't.
    @Test
    void theHistoriesHaveEveryKindOfChange() {
        LongStream.range(0, 3 * STEPS).forEach(this::write);

        assertThat(kinds).containsAll(Set.of(Change.class.getPermittedSubclasses()));
    }

    /// In any order: the first walk leaves waypoints near every revision that it passed.
    @Test
    void afterTheFirstWalkEveryRevisionIsNearAWaypoint() {
        int distanceMax = 10;
        LongStream.range(0, 2 * STEPS).forEach(this::write);
        History history = new History(store, distanceMax);
        Picture latest = ledger.now();
        history.asOf(latest, 1, Duration.ZERO);
        List<Integer> revisions = IntStream.range(0, recorded.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(revisions, new Random(5));

        for (int revision : revisions) {
            long before = store.entriesRead();
            Picture past = history.asOf(latest, revision, Duration.ZERO);
            assertThat(past.directory().equals(recorded.get(revision))).isTrue();
            assertThat(past.revision()).isEqualTo(revision);
            assertThat(store.entriesRead() - before).isLessThanOrEqualTo(distanceMax);
        }
    }

    @Test
    void anEarlierPictureHasItsOwnHead() {
        LongStream.range(0, STEPS).forEach(this::write);
        Map<Long, Head> heads = new HashMap<>();
        store.entries(
                1,
                recorded.size() - 1,
                stored -> heads.put(
                        stored.entry().revision(), head(stored, ledger.now().head())));

        assertThat(ledger.asOf(0).head().hash()).isEqualTo(Head.NO_HASH);
        for (long revision : List.of(7L, 3L, 11L)) {
            assertThat(ledger.asOf(revision).head()).isEqualTo(heads.get(revision));
        }
    }

    private static Head head(StoredEntry stored, Head latest) {
        return new Head(
                latest.epoch(),
                stored.entry().revision(),
                latest.feed(),
                stored.hash(),
                stored.entry().millis(),
                latest.format());
    }

    /// Of many callers one walks; the others wait for a limited time.
    @Test
    void callersForTheSameRevisionShareTheWalk() throws Exception {
        LongStream.range(0, STEPS).forEach(this::write);
        CountDownLatch walking = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        store.beforeReading(() -> {
            walking.countDown();
            await(proceed);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Picture> first = threads.submit(() -> ledger.asOf(5));
            await(walking);
            List<Future<Picture>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(threads.submit(() -> ledger.asOf(5)));
            }
            String another = ledger.now().head().epoch() + ".8.0";
            assertThatThrownBy(() -> ledger.earlier(another, Duration.ZERO))
                    .isInstanceOfSatisfying(
                            Problem.Busy.class, busy -> assertThat(busy.code()).isEqualTo("ledger.earlier"));

            proceed.countDown();
            for (Future<Picture> other : others) {
                assertThat(other.get().directory()).isSameAs(first.get().directory());
            }
        }
        assertThat(store.entriesRead()).isEqualTo(recorded.size() - 5);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void write(long seed) {
        clock.pass(Duration.ofMillis(seed % 3));
        try {
            WriteResult result = ledger.write(LedgerFixture.CALLER, new RandomUseCase(seed));
            result.changes().forEach(change -> kinds.add(change.getClass()));
            assertThat(ledger.now().directory()).isEqualTo(result.after().directory());
            if (result.changed()) {
                recorded.add(result.after().directory());
            }
        } catch (RandomUseCase.Refused refused) {
            assertThat(ledger.now().directory().equals(recorded.getLast())).isTrue();
        }
    }

    private void assertPastIsAsRecorded() {
        assertThat(ledger.now().revision()).isEqualTo(recorded.size() - 1);
        for (int revision = recorded.size() - 1; revision >= 0; revision--) {
            assertThat(ledger.asOf(revision).directory().equals(recorded.get(revision)))
                    .as("revision " + revision)
                    .isTrue();
        }
    }

    private static void assertAccessIsAsRebuilt(Picture picture, Random random) {
        Directory now = picture.directory();
        Access rebuilt = new Access(now);
        List<Project> projects = now.projects().all().toList();
        int[] privileges = now.catalogue().all().toArray();
        int allowed = 0;
        for (User user : now.users().all().toList()) {
            for (Project project : projects) {
                int privilege = privileges[random.nextInt(privileges.length)];
                var decision = picture.access().check(user.id(), project.id(), privilege);
                assertThat(decision).isEqualTo(rebuilt.check(user.id(), project.id(), privilege));
                allowed += picture.access().holdsIn(user.id(), project.id(), privilege) ? 1 : 0;
            }
        }
        assertThat(allowed).isPositive();
    }

    private void assertTablesAndJournalAgree() {
        Picture picture = ledger.now();
        ledger.close();
        List<Change> changes = new ArrayList<>();
        try (Store store = database.open()) {
            LoadedState loaded = store.load();
            store.entries(
                    1, Long.MAX_VALUE, stored -> changes.addAll(stored.entry().changes()));

            assertThat(loaded.directory().equals(picture.directory())).isTrue();
            assertThat(Directory.EMPTY.after(changes).equals(picture.directory()))
                    .isTrue();
            assertThat(loaded.head()).isEqualTo(picture.head());
            assertThat(Set.copyOf(loaded.sessions()))
                    .isEqualTo(picture.sessions().values().collect(Collectors.toSet()));
        }
        reopen();
    }

    private void reopen() {
        store = WatchedStore.over(database.open());
        ledger = Ledger.open(store, clock, LedgerSettings.USUAL);
    }
}
