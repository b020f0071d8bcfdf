package dev.muster.store;

import dev.muster.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The database of one ledger.
///
/// All calls block. A request that reads the current state makes none of them. As for a [StoreReader], every call
/// throws [StoreUnavailable] for a temporary reason.
public interface Store extends StoreReader {

    /// Reads the whole state in one transaction, so that it is consistent.
    LoadedState load();

    /// Runs `work` in one read-write transaction and commits it durably.
    ///
    /// @throws OutcomeUnknown if the connection was lost during the commit: the transaction may be stored or not
    /// @throws StoreUnavailable if nothing was stored
    /// @throws ConstraintBroken if a row violates a constraint: nothing was stored
    <T> T inTransaction(Function<Transaction, T> work);

    /// Runs `work` on a read snapshot, for short queries. It takes no lock, and no other call waits for it.
    <T> T inSnapshot(Function<ReadSnapshot, T> work);

    /// The secret with an id.
    Optional<Secret> secret(String id);

    /// The kept answer to a user's call with an idempotency key.
    Optional<Batch.KeptAnswer> keptAnswer(UserId user, String key);

    /// Reads the entries from one revision to another, both included, and then passes them to the reader in order.
    ///
    /// Memory: all of these entries at once. Read a long journal in parts.
    void entries(long from, long to, Consumer<StoredEntry> reader);

    /// The newest entries up to a revision, newest first.
    ///
    /// Cost with `mentioning`: a search of the texts, from `to` back to the last entry that is found; of all
    /// texts if there are fewer than `countMax`.
    ///
    /// @param to the highest revision
    /// @param mentioning an id that the entry's text contains, 32 upper-case hex digits; null for any entry
    /// @param countMax the maximum number of entries
    List<StoredEntry> latestEntries(long to, @Nullable String mentioning, int countMax);

    /// Sets the callback for the notification that another node may have written.
    ///
    /// A notification is only a hint and may be lost, so the ledger also polls the head. A database with a single
    /// node sends none.
    ///
    /// @param wakeUp the callback; runs in a thread of the store
    void onWakeUp(Runnable wakeUp);

    /// Whether other nodes may write to the database.
    boolean shared();

    /// Appends to the log of security events, and deletes the oldest events beyond its limit.
    ///
    /// Events are written without waiting for the disk: a power failure may lose the last ones. They are not part
    /// of the picture.
    void append(List<SecurityEvent> events);

    /// The newest security events, newest first.
    ///
    /// @param countMax the maximum number of events
    List<SecurityEvent> latestEvents(int countMax);

    /// The time of the newest security event of a kind about a user, milliseconds since 1970 UTC.
    ///
    /// Cost: a scan of all stored events.
    Optional<Long> lastEvent(String kind, String user);

    /// Deletes sessions that ended before a time, and batch ids and kept answers from before that time.
    ///
    /// @param millis the time, milliseconds since 1970 UTC
    void prune(long millis);
}
