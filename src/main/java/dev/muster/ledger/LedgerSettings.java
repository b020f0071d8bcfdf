package dev.muster.ledger;

import java.time.Duration;

/// The limits of the write queue, and the times of replication.
///
/// A use case beyond `queueMax` is refused at once, and one that waits longer than `waitMax` is refused undecided. The
/// poll finds the writes of other nodes whose notification was lost. A node that shares its database and has not
/// confirmed its picture for `stalenessMax` refuses all requests.
///
/// @param queueMax maximum number of waiting use cases in each of the two queues
/// @param waitMax maximum time in the queue
/// @param poll interval between two reads of the head of a shared database
/// @param stalenessMax maximum time since the picture was last confirmed to be the latest
public record LedgerSettings(int queueMax, Duration waitMax, Duration poll, Duration stalenessMax) {

    /// The default: 4,096 use cases, 10 s in the queue, a poll each half second, 10 s without confirmation.
    public static final LedgerSettings USUAL =
            new LedgerSettings(4_096, Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(10));
}
