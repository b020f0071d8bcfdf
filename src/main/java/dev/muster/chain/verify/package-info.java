/// Finds what was altered in a journal after it was written, and where the tables disagree with it (docs/journal.md).
///
/// Pure: rows and directories come in, findings go out.
@NullMarked
package dev.muster.chain.verify;

import org.jspecify.annotations.NullMarked;
