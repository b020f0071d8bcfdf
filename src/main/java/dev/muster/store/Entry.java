package dev.muster.store;

import dev.muster.base.Author;
import dev.muster.directory.Change;
import java.util.List;

/// One entry of the journal: the changes of one use case.
///
/// @param revision number of the entry: 1 for the first, then without gaps
/// @param millis milliseconds since 1970 UTC, never smaller than in the entry before
/// @param author the user and the origin of the changes
/// @param comment the author's comment; may be empty
/// @param changes the changes in order, at least one
public record Entry(long revision, long millis, Author author, String comment, List<Change> changes) {
    public Entry {
        changes = List.copyOf(changes);
    }
}
