package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.RandomTokens;
import dev.muster.store.Batch;
import dev.muster.store.OutcomeUnknown;
import dev.muster.store.Session;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import dev.muster.testing.Eventually;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.WatchedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests of the writer's batches, on every database: the use cases in one batch, and the time of their answers.
@Timeout(60)
abstract class BatchesContract {

    private static final int QUEUE_MAX = 600;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LedgerSettings SETTINGS =
            new LedgerSettings(QUEUE_MAX, Duration.ofSeconds(50), Duration.ofMillis(500), Duration.ofSeconds(50));

    private static final UseCase UNCHANGED = _ -> {};
    private static final UseCase REFUSED = _ -> {
        throw new Problem.Conflict("role.name_taken", "refused on purpose");
    };

    private final SettableClock clock = new SettableClock();
    private final CountDownLatch released = new CountDownLatch(1);
    private TestDatabase database;
    private WatchedStore store;
    private Ledger ledger;

    /// An empty database of the kind under test.
    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void open() {
        database = emptyDatabase();
        store = WatchedStore.over(database.open());
        ledger = Ledger.open(store, clock, SETTINGS);
        ledger.write(LedgerFixture.CALLER, LedgerFixture.START);
    }

    @AfterEach
    void close() {
        released.countDown();
        ledger.close();
        database.close();
    }

    @Test
    void aBatchEndsAt256UseCases() throws Exception {
        occupyWriter();
        List<FutureTask<WriteResult>> writes = queued(IntStream.rangeClosed(1, QUEUE_MAX)
                .mapToObj(LedgerFixture::create)
                .toList());

        List<Batch> batches = batchesOf(writes);

        assertThat(batches).extracting(batch -> batch.entries().size()).containsExactly(256, 256, 88);
    }

    /// Six use cases that name 901 ids each are past the bound of 5,000; the next four wait.
    @Test
    void aBatchEndsWhenItNamesFiveThousandIds() throws Exception {
        List<UserId> users =
                IntStream.rangeClosed(1, 900).mapToObj(LedgerFixture::userId).toList();
        ledger.write(LedgerFixture.CALLER, draft -> {
            IntStream.rangeClosed(1, users.size()).forEach(number -> draft.put(LedgerFixture.user(number)));
            IntStream.rangeClosed(1, 10).forEach(number -> draft.put(LedgerFixture.group(number)));
        });
        occupyWriter();
        List<FutureTask<WriteResult>> writes = queued(IntStream.rangeClosed(1, 10)
                .mapToObj(LedgerFixture::groupId)
                .map(group -> joining(group, users))
                .toList());

        List<Batch> batches = batchesOf(writes);

        assertThat(batches).extracting(batch -> batch.entries().size()).containsExactly(6, 4);
    }

    @Test
    void aLogInDoesntQueueBehindTheRest() throws Exception {
        List<String> decided = new CopyOnWriteArrayList<>();
        occupyWriter();
        List<FutureTask<WriteResult>> writes = queued(IntStream.rangeClosed(1, QUEUE_MAX)
                .mapToObj(number -> recorded(decided, "ordinary", LedgerFixture.create(number)))
                .toList());
        assertThatThrownBy(() -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(0)))
                .isInstanceOfSatisfying(
                        Problem.Busy.class, busy -> assertThat(busy.code()).isEqualTo("ledger.busy"));
        Session session = session();
        UseCase logIn = recorded(decided, "log-in", draft -> draft.keep(session));
        writes.addAll(started(List.of(() -> ledger.writeSession(LedgerFixture.CALLER, logIn))));

        List<Batch> batches = batchesOf(writes);

        assertThat(decided).hasSize(QUEUE_MAX + 1).first().isEqualTo("log-in");
        assertThat(batches.getFirst().sessions()).containsExactly(session);
        assertThat(batches.getFirst().entries()).hasSize(255);
    }

    @Test
    void closingWaitsForARunningWrite() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        FutureTask<WriteResult> writing = new FutureTask<>(() -> ledger.write(LedgerFixture.CALLER, draft -> {
            deciding.countDown();
            await(released);
            LedgerFixture.create(1).decide(draft);
        }));
        Thread.ofVirtual().start(writing);
        deciding.await();
        Thread closing = Thread.ofPlatform().start(ledger::close);
        Eventually.is(() -> closing.getState() == Thread.State.TIMED_WAITING);
        released.countDown();

        assertThat(writing.get().after().revision()).isEqualTo(2);
        closing.join();
        assertThat(database.query("select revision from journal order by revision"))
                .isEqualTo(List.of("1", "2"));
        assertThatThrownBy(() -> ledger.write(LedgerFixture.CALLER, LedgerFixture.create(2)))
                .isInstanceOfSatisfying(
                        Problem.Busy.class, busy -> assertThat(busy.code()).isEqualTo("ledger.busy"));
    }

    @Test
    void anErrorInAUseCaseFailsItAlone() throws Exception {
        occupyWriter();
        List<FutureTask<WriteResult>> writes = queued(List.of(LedgerFixture.create(1), LedgerFixture.create(2)));
        List<FutureTask<WriteResult>> broken = queued(List.of(
                draft -> {
                    throw new StackOverflowError("on purpose");
                },
                draft -> {
                    throw new AssertionError("on purpose");
                }));
        writes.addAll(queued(List.of(LedgerFixture.create(3))));

        List<Batch> batches = batchesOf(writes);

        assertThat(batches).hasSize(1);
        assertThat(ledger.now().directory().roles().size()).isEqualTo(3);
        for (FutureTask<WriteResult> one : broken) {
            assertThatThrownBy(one::get).cause().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aLargeUseCaseDelaysNoOther() {
        FutureTask<WriteResult> large = started(draft -> {
            IntStream.rangeClosed(1, DecidedBatch.ORDINARY_WEIGHT_MAX + 1)
                    .forEach(number -> LedgerFixture.create(number).decide(draft));
            await(released);
        });
        FutureTask<WriteResult> ordinary = started(LedgerFixture.create(2_000));

        assertThat(ordinary).succeedsWithin(SOON);
        released.countDown();
        assertThat(large).succeedsWithin(SOON);

        assertThat(ledger.now().directory().roles().size()).isEqualTo(DecidedBatch.ORDINARY_WEIGHT_MAX + 2);
    }

    /// A refusal or a no-op may be caused by another use case of the same batch.
    @Test
    void noCallerIsAnsweredBeforeTheCommit() throws Exception {
        List<Boolean> answered = new CopyOnWriteArrayList<>();
        occupyWriter();
        List<FutureTask<WriteResult>> tasks = new ArrayList<>();
        for (UseCase useCase : List.of(LedgerFixture.create(1), REFUSED, UNCHANGED)) {
            tasks.addAll(queued(List.of(useCase)));
        }
        store.onceAfterStoring(() -> tasks.forEach(task -> answered.add(task.isDone())));
        released.countDown();

        assertThat(tasks.get(0).get().changed()).isTrue();
        assertThatThrownBy(tasks.get(1)::get).cause().isInstanceOf(Problem.Conflict.class);
        assertThat(tasks.get(2).get().changed()).isFalse();
        assertThat(answered).containsExactly(false, false, false);
    }

    /// The first use case is refused the second time, as if another node had been quicker.
    @Test
    void aRefusalInALostBatchIsDecidedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        occupyWriter();
        List<FutureTask<WriteResult>> first = queued(List.of(draft -> {
            if (tries.incrementAndGet() > 1) {
                throw new Problem.Conflict("role.name_taken", "refused on purpose");
            }
            LedgerFixture.create(1).decide(draft);
        }));
        List<FutureTask<WriteResult>> second = queued(List.of(draft -> {
            if (draft.now().roles().size() > 0) {
                REFUSED.decide(draft);
            }
            LedgerFixture.create(2).decide(draft);
        }));
        store.onceAfterStoring(() -> {
            throw new StoreUnavailable("lost on purpose", null);
        });
        released.countDown();

        assertThat(second.getFirst().get().changed()).isTrue();
        assertThatThrownBy(first.getFirst()::get).cause().isInstanceOf(Problem.Conflict.class);
        assertThat(ledger.now().directory().roles().find(LedgerFixture.roleId(2)))
                .isPresent();
    }

    @Test
    void theOutcomeOfACommitIsReadUntilItIsKnown() {
        store.onceAfterCommit(() -> {
            store.onceBeforeTransaction(() -> {
                throw new StoreRefused("on purpose", null);
            });
            throw new OutcomeUnknown("lost on purpose", null);
        });

        assertThat(ledger.write(LedgerFixture.CALLER, LedgerFixture.create(1)).changed())
                .isTrue();
        assertThat(store.committed()).hasSize(2);
    }

    private static UseCase recorded(List<String> decided, String name, UseCase useCase) {
        return draft -> {
            decided.add(name);
            useCase.decide(draft);
        };
    }

    private static UseCase joining(GroupId group, List<UserId> users) {
        return draft -> draft.join(group, users);
    }

    /// Occupies the writer until [#released].
    private void occupyWriter() throws InterruptedException {
        CountDownLatch occupied = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> ledger.write(LedgerFixture.CALLER, draft -> {
                    occupied.countDown();
                    await(released);
                }));
        occupied.await();
    }

    private FutureTask<WriteResult> started(UseCase useCase) {
        FutureTask<WriteResult> write = new FutureTask<>(() -> ledger.write(LedgerFixture.CALLER, useCase));
        Thread.ofVirtual().start(write);
        return write;
    }

    private List<FutureTask<WriteResult>> queued(List<UseCase> useCases) {
        return started(useCases.stream()
                .<Callable<WriteResult>>map(useCase -> () -> ledger.write(LedgerFixture.CALLER, useCase))
                .toList());
    }

    /// Starts the writes and returns when all of them wait for the writer.
    private static List<FutureTask<WriteResult>> started(List<Callable<WriteResult>> writes) {
        List<FutureTask<WriteResult>> tasks =
                new ArrayList<>(writes.stream().map(FutureTask::new).toList());
        List<Thread> threads =
                tasks.stream().map(task -> Thread.ofVirtual().start(task)).toList();
        Eventually.is(() -> threads.stream().allMatch(BatchesContract::waitsForItsOutcome));
        return tasks;
    }

    /// A thread that waits for its outcome is past the lock of the queue: its use case is queued.
    private static boolean waitsForItsOutcome(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(CompletableFuture.class.getName()));
    }

    /// Releases the writer and returns the batches that it stored from then on.
    private List<Batch> batchesOf(List<FutureTask<WriteResult>> writes) throws Exception {
        int before = store.committed().size();
        released.countDown();
        for (FutureTask<WriteResult> write : writes) {
            write.get();
        }
        List<Batch> committed = store.committed();
        return committed.subList(before, committed.size());
    }

    private Session session() {
        long now = clock.millis();
        return new Session(
                RandomTokens.hash("a"), WellKnown.ADMINISTRATOR, 0, now, now, now + 1_000_000, false, "", "{}", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
