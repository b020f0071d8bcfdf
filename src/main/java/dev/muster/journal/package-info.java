/// The change journal on the wire: authors, changes and times, newest first, as far as the reader may see them
/// (docs/journal.md has the journal itself).
///
/// Routes: [dev.muster.journal.JournalRoutes]. They refuse with `journal.criteria`, `journal.search` and, because
/// nothing is ever removed from the journal, with `journal.permanent` for every request to purge it.
@NullMarked
package dev.muster.journal;

import org.jspecify.annotations.NullMarked;
