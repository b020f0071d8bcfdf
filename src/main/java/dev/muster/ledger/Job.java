package dev.muster.ledger;

import dev.muster.base.Caller;
import dev.muster.directory.Directory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A use case that waits for the writer, and whoever waits for its outcome.
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
    private final long offeredNanos = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /// How often it was decided beside the writer in vain.
    int triesBeside;

    /// What it came to beside the writer; null for a job of ordinary size. Written by one thread at a time.
    @Nullable
    Prepared prepared;

    /// @param session whether it is a log-in or log-out, which never queues behind the rest
    Job(Caller caller, UseCase useCase, boolean session) {
        this.caller = caller;
        this.useCase = useCase;
        this.session = session;
    }

    /// Where in its batch it comes: log-ins, then what was decided beside and mustn't be overtaken, then the rest.
    int rank() {
        if (session) {
            return 0;
        }
        return prepared == null ? 2 : 1;
    }

    /// The writer takes it, unless the caller has given up.
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN) || state.get() == State.TAKEN;
    }

    /// The caller gives up, unless the writer has taken it: then the outcome must be waited for.
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    /// Whether it was offered before a moment.
    ///
    /// @param nanos by [System#nanoTime]
    boolean isOlderThan(long nanos) {
        return offeredNanos - nanos < 0;
    }

    /// A large use case, decided beside the writer.
    ///
    /// @param on the directory it holds for; on another one it must be decided again
    record Prepared(Directory on, Draft draft) {}
}
