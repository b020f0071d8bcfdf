package dev.muster.chain;

/// Gives the parser of an entry's text the personal values, which are stored apart from the text.
@FunctionalInterface
public interface PersonalValueReader {

    /// The value of a reference, or [JournalText#ERASED] if it was erased.
    String value(PersonalReference reference);
}
