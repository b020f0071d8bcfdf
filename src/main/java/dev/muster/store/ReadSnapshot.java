package dev.muster.store;

import java.util.List;

/// A read snapshot of the database, for a node that catches up with other nodes.
public interface ReadSnapshot {

    /// The head of the snapshot.
    Head head();

    /// The journal entries after a revision, in order.
    List<StoredEntry> entriesAfter(long revision);

    /// The sessions that began, were used or ended in a batch after the batch number `feed`.
    List<Session> sessionsAfter(long feed);
}
