package dev.muster.ledger;

import dev.muster.base.Caller;
import dev.muster.directory.Directory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A use case in the write queue, with its caller and the future of its outcome.
final class Job {

    private enum State {
        WAITING,
        TAKEN,
        GIVEN_UP
    }

    final Caller caller;
    final UseCase useCase;
    final boolean session;
    final CompletableFuture<WriteResult> done = new CompletableFuture<>();
    private final long queuedNanos = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /// The number of failed tries to decide it in a thread of its own.
    int separateTries;

    /// The draft that was decided in a thread of its own; null for a job of ordinary size. Written by one thread at a
    /// time.
    @Nullable
    Prepared prepared;

    /// @param session whether it is a log-in or log-out, which has a queue of its own
    Job(Caller caller, UseCase useCase, boolean session) {
        this.caller = caller;
        this.useCase = useCase;
        this.session = session;
    }

    /// The order within a batch: 0 for log-ins and log-outs, 1 for prepared jobs, 2 for the rest. A job before a
    /// prepared one would invalidate its draft.
    int rank() {
        if (session) {
            return 0;
        }
        return prepared == null ? 2 : 1;
    }

    /// Takes the job for the writer.
    ///
    /// @return false if the caller has given up
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN) || state.get() == State.TAKEN;
    }

    /// Gives the job up for its caller.
    ///
    /// @return false if the writer has taken the job, and the caller must wait for its outcome
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    /// Whether it was queued before a time.
    ///
    /// @param nanos the time, in nanoseconds of [System#nanoTime]
    boolean isOlderThan(long nanos) {
        return queuedNanos - nanos < 0;
    }

    /// A large use case that was decided in a thread of its own.
    ///
    /// @param on the directory that the draft is valid for
    /// @param draft the decided draft
    record Prepared(Directory on, Draft draft) {}
}
