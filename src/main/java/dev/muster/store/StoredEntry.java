package dev.muster.store;

/// A journal entry as it stands in the database.
///
/// @param previousHash the hash of the entry before, as this entry's text states it
/// @param hash SHA-256 of this entry's text
public record StoredEntry(Entry entry, String previousHash, String hash) {}
