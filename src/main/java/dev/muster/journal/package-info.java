/// The change journal on the wire: authors, changes and times, newest first, as far as the reader may see them
/// (docs/journal.md has the journal itself).
///
/// Routes: [dev.muster.journal.JournalRoutes]. Nothing is ever taken out of the journal, so purging is refused
/// with `journal.permanent`; further with `journal.criteria`, `journal.search`.
@NullMarked
package dev.muster.journal;

import org.jspecify.annotations.NullMarked;
