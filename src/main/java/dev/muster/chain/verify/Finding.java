package dev.muster.chain.verify;

/// Something that isn't as it was written.
///
/// @param revision the entry where it was noticed
/// @param sentence for people; without personal values
public record Finding(long revision, String sentence) {}
