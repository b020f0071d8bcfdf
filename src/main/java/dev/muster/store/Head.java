package dev.muster.store;

/// How far the database has come: the one row that every writer locks.
///
/// @param epoch random text, another one whenever the numbers start over (a restored back-up, a
///     fail-over that lost commits)
/// @param revision of the last journal entry, 0 before the first
/// @param feed number of the last stored batch: grows with entries and with sessions alike
/// @param hash SHA-256 of the last entry's text, 64 lower-case hex digits; 64 zeros before the first
/// @param millis time of the last entry; the next one's is never smaller
/// @param format level of the journal's text that all nodes can read
public record Head(String epoch, long revision, long feed, String hash, long millis, int format) {

    /// What stands for the hash before the first entry.
    public static final String NO_HASH = "0".repeat(64);
}
