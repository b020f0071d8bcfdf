/// Verifies a journal: finds later alterations, and differences between journal and tables (docs/journal.md).
///
/// Pure: the input is rows and directories, the output is findings.
@NullMarked
package dev.muster.chain.verify;

import org.jspecify.annotations.NullMarked;
