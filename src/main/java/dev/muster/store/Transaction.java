package dev.muster.store;

/// One read-write transaction under the revision's lock: as a moment, it is of when the lock was got.
public interface Transaction extends ReadSnapshot {

    /// Locks the head against every other writer, on every node, until the transaction ends. Comes before
    /// anything else.
    Head lock();

    /// Whether that very batch was stored, as is asked when looking for one's own after a lost commit.
    boolean holdsBatch(long feed, String batchId);

    /// Stores the batch: net effects on the tables, entries, sessions, secrets, and the head after it.
    ///
    /// @return the head as it will be once committed
    Head store(Batch batch);

    /// Starts another epoch: the numbers of before mean nothing any more.
    void newEpoch(String epoch);
}
