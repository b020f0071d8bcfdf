package dev.muster.ledger;

/// The use case is too large for the writer's thread and must be decided in a thread of its own.
final class UseCaseTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UseCaseTooLarge() {
        super(null, null, false, false);
    }
}
