package dev.muster.store;

import dev.muster.base.Author;
import dev.muster.directory.Change;
import java.util.List;

/// One entry of the journal: what one use case changed.
///
/// @param revision 1 for the first entry, then without gaps
/// @param millis milliseconds since 1970 UTC, never smaller than the entry's before
/// @param comment what the author said about it, may be empty
/// @param changes in order, at least one
public record Entry(long revision, long millis, Author author, String comment, List<Change> changes) {
    public Entry {
        changes = List.copyOf(changes);
    }
}
