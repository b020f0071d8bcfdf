package dev.muster.store;

import java.util.List;

/// One read-write transaction under the revision's lock.
public interface Transaction {

    /// Locks the head against every other writer, on every node, until the transaction ends.
    Head lock();

    /// The entries after a revision, in order. Call after [#lock()].
    List<Stored> entriesAfter(long revision);

    /// The entry of that revision, as it is found when looking for one's own after a lost commit.
    boolean holdsBatch(long feed, String batchId);

    /// The sessions that were begun, used or ended in a batch after `feed`. Call after [#lock()].
    List<Session> sessionsAfter(long feed);

    /// Stores the batch: net effects on the tables, entries, sessions, secrets, and the head after it.
    ///
    /// @return the head as it will be once committed
    Head store(Batch batch);

    /// Starts another epoch: the numbers of before mean nothing any more.
    void newEpoch(String epoch);
}
