package planted.ledger;

/// What may be decided twice.
@FunctionalInterface
public interface UseCase {
    /// Decides.
    void decide(long revision);
}
