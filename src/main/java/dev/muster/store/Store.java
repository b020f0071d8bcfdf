package dev.muster.store;

import dev.muster.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A database of the ledger. All calls block; none is made on a request's way to read current state.
///
/// As for a [StoreReader], every call throws [StoreUnavailable] for a passing reason.
public interface Store extends StoreReader {

    /// Reads the whole state in one transaction, so that it is of one moment.
    LoadedState load();

    /// Runs `work` in one read-write transaction and commits it durably.
    ///
    /// @throws OutcomeUnknown if the connection was lost at the commit: it may have happened or not
    /// @throws StoreUnavailable if it certainly didn't happen
    /// @throws ConstraintBroken if a row contradicts a constraint: nothing was stored
    <T> T inTransaction(Function<Transaction, T> work);

    /// Looks at the database as it is at one moment, without a lock and without being waited for. For short looks.
    <T> T look(Function<ReadSnapshot, T> work);

    /// The secret of that id.
    Optional<Secret> secret(String id);

    /// What was answered to the user's call with that key.
    Optional<Batch.KeptAnswer> answered(UserId user, String key);

    /// Gives the entries from one revision to another, both included, in order, once all of them are read: ask for
    /// stretches.
    void entries(long from, long to, Consumer<StoredEntry> reader);

    /// The newest entries up to a revision, newest first.
    ///
    /// Cost with `mentioning`: a look at every text that is older than the newest that is found.
    ///
    /// @param mentioning an id that stands in the entry's text, 32 upper-case hex digits; null: any entry
    List<StoredEntry> latestEntries(long to, @Nullable String mentioning, int countMax);

    /// Calls `wakeUp` (from some thread) when another node may have written. Only a hint: it may be
    /// lost, so the head is polled too. Never called by a database that has one node only.
    void onWakeUp(Runnable wakeUp);

    /// Whether other nodes may write to this database.
    boolean shared();

    /// Appends to the log of security events and keeps it within its bound. Not durable before the
    /// operating system wills it; never part of the picture.
    void append(List<SecurityEvent> events);

    /// The newest security events, newest first.
    List<SecurityEvent> latestEvents(int countMax);

    /// When the newest security event of that kind about that user was, milliseconds since 1970 UTC.
    ///
    /// Cost: a look at every event that is kept.
    Optional<Long> lastEvent(String kind, String user);

    /// Deletes sessions that ended before `millis`, and marks of batches and answers as old.
    void prune(long millis);
}
