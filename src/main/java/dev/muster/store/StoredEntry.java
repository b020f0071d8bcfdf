package dev.muster.store;

/// A journal entry that was read from the database, with its place in the chain of hashes.
///
/// @param entry the entry
/// @param previousHash hash of the entry before, as stated in this entry's text; 64 lower-case hex digits
/// @param hash SHA-256 of this entry's text, 64 lower-case hex digits
public record StoredEntry(Entry entry, String previousHash, String hash) {}
