package dev.muster.endpoint;

/// The source of the bits of new ids: random in the program, a fixed sequence in a test.
///
/// A use case gets its ids as values, so that it makes the same decision when the ledger runs it again.
@FunctionalInterface
public interface IdGenerator {

    /// The next 64 bits. Two of them make an id; 128 random bits practically never repeat.
    long next();
}
