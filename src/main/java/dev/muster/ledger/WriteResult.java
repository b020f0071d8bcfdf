package dev.muster.ledger;

import dev.muster.directory.Change;
import dev.muster.store.Batch;
import java.util.List;

/// What a use case came to: stored and published, or only previewed.
///
/// @param before the picture it was decided on
/// @param after the picture it left, before any later use case of the same batch
/// @param changes in order; none if it changed nothing
/// @param answers that it kept, see [Draft#keep(Batch.Answered)]
public record WriteResult(Picture before, Picture after, List<Change> changes, List<Batch.KeptAnswer> answers) {

    public boolean changed() {
        return !changes.isEmpty();
    }
}
