package dev.muster.chain;

/// Puts the personal values back into a text that is read.
@FunctionalInterface
public interface Values {

    /// The value, or what stands for an erased one.
    String value(Mark mark);
}
