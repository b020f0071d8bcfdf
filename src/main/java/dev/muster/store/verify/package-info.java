/// Whether the journal is the one that was written, and the tables hold what it says (docs/journal.md).
///
/// Pure: rows and directories come in, findings go out.
@NullMarked
package dev.muster.store.verify;

import org.jspecify.annotations.NullMarked;
