package dev.muster.store;

/// The position of the database: the numbers of the last journal entry and of the last batch.
///
/// Stored in a single row, which every writer locks. A new epoch begins when the numbers start over: after a back-up
/// was restored, or after a fail-over that lost commits. The time of the next entry is never before that of the last.
///
/// @param epoch random text, different for each epoch
/// @param revision number of the last journal entry; 0 before the first
/// @param feed number of the last batch, with or without entries; 0 before the first
/// @param hash SHA-256 of the last entry's text, 64 lower-case hex digits; 64 zeros before the first
/// @param millis time of the last entry, milliseconds since 1970 UTC
/// @param format highest format level of the journal's text that may be written, so that all nodes can read it
public record Head(String epoch, long revision, long feed, String hash, long millis, int format) {

    /// The hash before the first entry.
    public static final String NO_HASH = "0".repeat(64);
}
