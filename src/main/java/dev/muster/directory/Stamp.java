package dev.muster.directory;

/// The revision and time of the last change of an object.
///
/// @param revision revision of the journal entry that changed the object, 0 or more
/// @param millis time of that entry, milliseconds since 1970 UTC
public record Stamp(long revision, long millis) {}
