package dev.muster.directory;

/// When something last became different.
///
/// @param revision of the entry that changed it, 0 or more
/// @param millis the entry's time, milliseconds since 1970 UTC
public record Stamp(long revision, long millis) {}
