package dev.muster.endpoint;

/// Where the bits of new ids come from: random in the program, a fixed sequence in a test. A use case
/// gets its ids as values, so that it decides the same when it is decided twice.
@FunctionalInterface
public interface IdGenerator {

    /// 64 bits that were never given before.
    long next();
}
