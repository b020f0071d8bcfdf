package dev.muster.store;

/// A read-write transaction of the database, under the lock of the head. As a snapshot, it shows the database as
/// of the lock.
public interface Transaction extends ReadSnapshot {

    /// Locks the head against every other writer, on every node, until the transaction ends. Must be the first call.
    ///
    /// @return the current head
    Head lock();

    /// Whether a batch is stored. The writer asks this after a commit with an unknown outcome.
    ///
    /// @param feed number of the batch
    /// @param batchId id of the batch
    boolean holdsBatch(long feed, String batchId);

    /// Stores a batch: its net effect on the tables, its entries, sessions, secrets and kept answers, and the new head.
    ///
    /// @return the head after the commit
    Head store(Batch batch);

    /// Begins a new epoch: revisions of the old one are no longer valid.
    void newEpoch(String epoch);
}
