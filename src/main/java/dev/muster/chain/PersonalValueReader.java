package dev.muster.chain;

/// Finds the personal values of an entry while its text is read.
@FunctionalInterface
public interface PersonalValueReader {

    /// The value of a reference, or [JournalText#ERASED] if it was erased.
    String value(PersonalReference reference);
}
