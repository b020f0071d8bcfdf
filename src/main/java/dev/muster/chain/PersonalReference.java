package dev.muster.chain;

/// What stands in the text for a personal value.
///
/// @param ordinal 1 or more, within its entry
/// @param hash SHA-256 of salt and value, 64 lower-case hex digits
public record PersonalReference(int ordinal, String hash) {}
