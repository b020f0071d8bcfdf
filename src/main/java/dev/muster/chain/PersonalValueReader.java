package dev.muster.chain;

/// Puts the personal values back into a text that is read.
@FunctionalInterface
public interface PersonalValueReader {

    /// The value, or what stands for an erased one.
    String value(PersonalReference mark);
}
