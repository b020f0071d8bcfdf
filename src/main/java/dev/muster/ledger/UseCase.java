package dev.muster.ledger;

/// What somebody wants to become different. Pure but for the draft: no clock, no I/O, no random
/// number, because it may be decided again on a later picture, or only previewed.
/// Use cases compose: one may let another decide on the same draft.
@FunctionalInterface
public interface UseCase {

    /// Makes its changes on the draft, or refuses.
    ///
    /// @throws dev.muster.base.Problem to refuse; nothing of the draft is kept
    void decide(Draft draft);
}
