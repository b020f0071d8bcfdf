/// The journal's canonical text and its hashes: how an entry is written as text, and read back (docs/journal.md).
///
/// Kinds of changes are kept for ever. A kind that needs another member gets the next number and a reader in addition
/// to the old one. Every text that was ever written is read in the same way for ever. Pure: no I/O.
@NullMarked
package dev.muster.chain;

import org.jspecify.annotations.NullMarked;
