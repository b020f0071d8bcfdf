package planted.ledger;

/// A use case, which may be decided twice.
@FunctionalInterface
public interface UseCase {
    /// Decides.
    void decide(long revision);
}
