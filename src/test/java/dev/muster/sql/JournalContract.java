package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.chain.JournalBroken;
import dev.muster.directory.Directory;
import dev.muster.directory.WellKnown;
import dev.muster.store.Batch;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.LoadedState;
import dev.muster.store.Secret;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Session;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoredEntry;
import dev.muster.store.Transaction;
import dev.muster.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The promises of every store about the journal, and about batches, sessions, secrets and security events.
abstract class JournalContract {

    private static final Secret PASSWORD = new Secret("00000000000000000000000000000AAA", "password", "$argon2id$…");

    TestDatabase database;
    Store store;
    StoreFixture fixture;

    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void open() {
        database = emptyDatabase();
        store = database.open();
        fixture = new StoreFixture(store);
        fixture.begin();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesAreReadInOrderEachWithTheHashOfTheOneBefore() {
        for (int i = 1; i <= 5; i++) {
            fixture.store(StoreFixture.put(null, StoreFixture.user(i)));
        }

        List<StoredEntry> all = entries(1, 6);

        assertThat(all).extracting(stored -> stored.entry().revision()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(all.getFirst().previousHash()).isEqualTo(Head.NO_HASH);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).previousHash()).isEqualTo(all.get(i - 1).hash());
        }
        assertThat(store.head().hash()).isEqualTo(all.getLast().hash());
        assertThat(fold(all)).isEqualTo(fixture.now());
        assertThat(entries(2, 3)).isEqualTo(all.subList(1, 3));
        assertThat(entries(7, 9)).isEmpty();
        assertThat(entriesAfter(4)).isEqualTo(all.subList(4, 6));
    }

    @Test
    void aLongJournalIsReadCompletely() {
        Directory before = fixture.now();
        List<Entry> entries = new ArrayList<>();
        Directory after = before;
        for (int i = 2; i <= 2_500; i++) {
            var entry = fixture.entry(i, StoreFixture.put(null, StoreFixture.user(i)));
            after = after.after(entry.changes());
            entries.add(entry);
        }
        var batch = new Batch(fixture.id(), before, after, entries, List.of(), List.of(), List.of());

        inTransaction(tx -> tx.store(batch));

        assertThat(fold(entries(1, Long.MAX_VALUE - 1))).isEqualTo(after);
        assertThat(store.load().directory()).isEqualTo(after);
    }

    @Test
    void anEntryThatCantFollowIsABug() {
        var batch = new Batch(
                fixture.id(),
                fixture.now(),
                fixture.now().after(StoreFixture.put(null, StoreFixture.user(1))),
                List.of(fixture.entry(3, StoreFixture.put(null, StoreFixture.user(1)))),
                List.of(),
                List.of(),
                List.of());

        assertThatThrownBy(() -> inTransaction(tx -> tx.store(batch))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.inTransaction(tx -> tx.store(batch))).isInstanceOf(IllegalStateException.class);
        assertThat(store.head().revision()).isEqualTo(1);
    }

    @Test
    void anAlteredEntryIsFound() {
        database.execute("update journal set text = replace(text, 'setup', 'api') || ' '");
        assertThatThrownBy(() -> entries(1, 1)).isInstanceOf(JournalBroken.class);
    }

    @Test
    void anAlteredHashIsFound() {
        database.execute("update journal set hash = '" + "1".repeat(64) + "'");
        assertThatThrownBy(() -> entries(1, 1)).isInstanceOf(JournalBroken.class);
    }

    @Test
    void aWriterFindsItsOwnBatchAgain() {
        Head head = fixture.store(StoreFixture.put(null, StoreFixture.user(1)));
        String id = fixture.lastId();

        assertThat(holdsBatch(head.feed(), id)).isTrue();
        assertThat(holdsBatch(head.feed(), fixture.id())).isFalse();
        assertThat(holdsBatch(head.feed() + 1, id)).isFalse();
    }

    @Test
    void aTransactionThatThrowsStoresNothing() {
        Head before = store.head();

        assertThatThrownBy(() -> inTransaction(tx -> {
                    tx.store(fixture.batch(StoreFixture.put(null, StoreFixture.user(1))));
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.head()).isEqualTo(before);
        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void aNewEpochKeepsTheRest() {
        Head before = store.head();
        inTransaction(tx -> {
            tx.newEpoch("another");
            return before;
        });
        assertThat(store.head())
                .isEqualTo(new Head(
                        "another", before.revision(), before.feed(), before.hash(), before.millis(), before.format()));
    }

    @Test
    void theLastStateOfASessionInABatchIsStored() {
        Session ann = session(1);
        Session bob = session(2);

        fixture.store(
                List.of(),
                List.of(),
                List.of(ann, bob, ann.withEnded(), bob.withUsed(77), session(3), bob.withUsed(78)));

        assertThat(sessionsAfter(0)).containsExactlyInAnyOrder(ann.withEnded(), bob.withUsed(78), session(3));
    }

    @Test
    void sessionsAreNotInTheJournal() {
        Session ann = session(1);
        Session bob = session(2);
        Head first = fixture.store(List.of(), List.of(), List.of(ann, bob));
        Head second = fixture.store(List.of(), List.of(), List.of(bob.withEnded(), ann.withUsed(77)));

        assertThat(second.revision()).isEqualTo(1);
        assertThat(second.feed()).isEqualTo(first.feed() + 1);
        assertThat(store.load().sessions()).containsExactly(ann.withUsed(77));
        assertThat(sessionsAfter(first.feed())).containsExactlyInAnyOrder(ann.withUsed(77), bob.withEnded());
        assertThat(sessionsAfter(second.feed())).isEmpty();
    }

    @Test
    void pruningRemovesEndedSessionsAndOldBatchesOnly() {
        Session live = session(1);
        Session past = new Session(hash(2), WellKnown.ADMINISTRATOR, 0, 1, 1, 999, false, "", "{}", null);
        Head head = fixture.store(
                List.of(), List.of(), List.of(live, past, session(3).withEnded()));
        String batch = fixture.lastId();

        store.prune(1_000);
        assertThat(sessionsAfter(0)).hasSize(2);
        assertThat(holdsBatch(head.feed(), batch)).isTrue();

        store.prune(System.currentTimeMillis() + 1_000);
        assertThat(sessionsAfter(0)).containsExactly(live);
        assertThat(holdsBatch(head.feed(), batch)).isFalse();
    }

    @Test
    void secretsAreReadByIdUntilTheyAreDropped() {
        fixture.store(List.of(PASSWORD), List.of(), List.of());
        assertThat(store.secret(PASSWORD.id())).contains(PASSWORD);
        assertThat(PASSWORD.toString()).doesNotContain("argon");

        fixture.store(List.of(), List.of(PASSWORD.id()), List.of());
        assertThat(store.secret(PASSWORD.id())).isEmpty();
    }

    @Test
    void aUserAndTheirSecretAreStoredAndDroppedTogether() {
        var user = StoreFixture.user(1);
        var withPassword = user.with(user.account().withPassword(PASSWORD.id(), false));
        assertThatThrownBy(() -> fixture.store(StoreFixture.put(null, withPassword)))
                .isInstanceOf(ConstraintBroken.class);

        fixture.store(List.of(PASSWORD), List.of(), List.of(), StoreFixture.put(null, withPassword));
        assertThat(store.load().directory()).isEqualTo(fixture.now());
        assertThatThrownBy(() -> fixture.store(List.of(), List.of(PASSWORD.id()), List.of()))
                .isInstanceOf(ConstraintBroken.class);

        fixture.store(
                List.of(),
                List.of(PASSWORD.id()),
                List.of(),
                StoreFixture.put(withPassword, user),
                StoreFixture.put(user, user));
        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void securityEventsAreReadNewestFirst() {
        store.append(IntStream.range(0, 5).mapToObj(JournalContract::event).toList());
        store.append(List.of(event(5)));

        assertThat(store.latestEvents(3)).containsExactly(event(5), event(4), event(3));
        assertThat(store.latestEvents(100)).hasSize(6);
    }

    /// Every load has a directory that was published, although a writer writes all the time.
    @Test
    void aLoadIsOfOneRevision() throws Exception {
        Map<Long, Directory> pictures = new ConcurrentHashMap<>(Map.of(1L, fixture.now()));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var writing = threads.submit(() -> {
                for (int i = 1; i <= 150; i++) {
                    var change = StoreFixture.put(null, StoreFixture.user(i));
                    pictures.put(i + 1L, fixture.now().after(change));
                    fixture.store(change);
                }
            });
            List<LoadedState> loads = new ArrayList<>();
            while (!writing.isDone()) {
                loads.add(store.load());
            }
            writing.get();
            assertThat(loads).allSatisfy(load -> assertThat(load.directory())
                    .isEqualTo(pictures.get(load.head().revision())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update flyway_schema_history set version = '99'", "update head set format = 99"})
    void aDatabaseOfANewerProgramIsRefused(String sql) {
        database.execute(sql);
        store.close();
        assertThatThrownBy(database::open)
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("99")
                .hasMessageContaining("newer Muster");
    }

    @Test
    void everythingIsStoredAfterARestart() {
        fixture.store(List.of(PASSWORD), List.of(), List.of(session(1)), StoreFixture.put(null, StoreFixture.user(1)));
        LoadedState before = store.load();
        store.close();

        store = database.open();

        assertThat(store.load()).isEqualTo(before);
        assertThat(store.secret(PASSWORD.id())).contains(PASSWORD);
        assertThat(entries(1, 2)).hasSize(2);
    }

    private <T> T inTransaction(Function<Transaction, T> work) {
        return store.inTransaction(tx -> {
            tx.lock();
            return work.apply(tx);
        });
    }

    private List<StoredEntry> entriesAfter(long revision) {
        return inTransaction(tx -> tx.entriesAfter(revision));
    }

    private List<Session> sessionsAfter(long feed) {
        return inTransaction(tx -> tx.sessionsAfter(feed));
    }

    private boolean holdsBatch(long feed, String id) {
        return inTransaction(tx -> tx.holdsBatch(feed, id));
    }

    private List<StoredEntry> entries(long from, long to) {
        List<StoredEntry> entries = new ArrayList<>();
        store.entries(from, to, entries::add);
        return entries;
    }

    private static Directory fold(List<StoredEntry> entries) {
        Directory directory = Directory.EMPTY;
        for (StoredEntry stored : entries) {
            directory = directory.after(stored.entry().changes());
        }
        return directory;
    }

    private static Session session(int number) {
        return new Session(
                hash(number), WellKnown.ADMINISTRATOR, 3, 10, 20, Long.MAX_VALUE, false, "::1", "{\"a\":1}", null);
    }

    private static String hash(int number) {
        return "%064x".formatted(number);
    }

    private static SecurityEvent event(int number) {
        return new SecurityEvent(number, "login.failed", "ann", "192.0.2.1", "wrong password");
    }
}
