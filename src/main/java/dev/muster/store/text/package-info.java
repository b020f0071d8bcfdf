/// How changes stand in the journal's text: every kind, written and read (docs/journal.md).
///
/// Kinds are kept for ever. A kind that must say more gets the next number and a reader beside the old
/// one; nothing that was ever written is read in another way.
@NullMarked
package dev.muster.store.text;

import org.jspecify.annotations.NullMarked;
