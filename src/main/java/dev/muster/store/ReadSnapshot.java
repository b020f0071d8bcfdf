package dev.muster.store;

import java.util.List;

/// The database at one moment, as a node sees it that catches up.
public interface ReadSnapshot {

    Head head();

    /// The entries after a revision, in order.
    List<StoredEntry> entriesAfter(long revision);

    /// The sessions that were begun, used or ended in a batch after `feed`.
    List<Session> sessionsAfter(long feed);
}
