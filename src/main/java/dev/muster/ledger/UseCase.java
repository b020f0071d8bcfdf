package dev.muster.ledger;

/// A change that a caller wants: a function from a draft to changes on the draft.
///
/// Pure except for the draft: no clock, no I/O, no random numbers, because the ledger may decide it again on a later
/// picture, or only preview it. Use cases compose: one may call another on the same draft.
@FunctionalInterface
public interface UseCase {

    /// Makes the changes on the draft, or refuses.
    ///
    /// @throws dev.muster.base.Problem to refuse; the draft is then discarded
    void decide(Draft draft);
}
