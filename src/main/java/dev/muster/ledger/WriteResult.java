package dev.muster.ledger;

import dev.muster.directory.Change;
import dev.muster.store.Batch;
import java.util.List;

/// The result of a use case that was stored and published, or only previewed.
///
/// @param before the picture that the use case was decided on
/// @param after the picture directly after the use case, before any later one of the same batch
/// @param changes the changes in order; empty if nothing changed
/// @param answers the kept answers, see [Draft#keep(Batch.KeptAnswer)]
public record WriteResult(Picture before, Picture after, List<Change> changes, List<Batch.KeptAnswer> answers) {

    public boolean changed() {
        return !changes.isEmpty();
    }
}
