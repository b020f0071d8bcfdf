package dev.muster.chain.verify;

/// A fault that a verification found.
///
/// @param revision revision of the entry with the fault
/// @param sentence description for people, without personal values
public record Finding(long revision, String sentence) {}
