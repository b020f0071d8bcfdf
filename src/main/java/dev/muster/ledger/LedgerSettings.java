package dev.muster.ledger;

import java.time.Duration;

/// The bounds of the writer and of following other nodes.
///
/// @param queueMax use cases that may wait; past it a caller is told to come again
/// @param waitMax how long a use case may wait before it is dropped undecided
/// @param poll how often a shared database is asked for its head, lest a wake-up was lost
/// @param stalenessMax how long a node with a shared database may go on without having confirmed that
///     its picture is the latest; past it it answers nothing
public record LedgerSettings(int queueMax, Duration waitMax, Duration poll, Duration stalenessMax) {

    /// 4,096 waiting, 10 s of waiting, a poll each half second, 10 s without confirmation.
    public static final LedgerSettings USUAL =
            new LedgerSettings(4_096, Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(10));
}
