package dev.muster.endpoint;

/// The source of the bits of new ids: random in the program, a fixed sequence in a test.
///
/// A use case gets its ids as values, so that it decides the same when it is decided again.
@FunctionalInterface
public interface IdGenerator {

    /// 64 bits that were never given before.
    long next();
}
