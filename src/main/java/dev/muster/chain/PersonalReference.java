package dev.muster.chain;

/// The reference to a personal value, which an entry's text has in place of the value.
///
/// @param ordinal number of the value within its entry, from 1
/// @param hash SHA-256 of salt and value, 64 lower-case hex digits
public record PersonalReference(int ordinal, String hash) {}
