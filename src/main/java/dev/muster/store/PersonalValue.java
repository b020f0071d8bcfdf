package dev.muster.store;

/// A personal value of one journal entry, in clear. It has a row of its own; the entry's text has only its salted hash.
///
/// Deleting the row erases the value, and the entry's hash stays valid. The salt has 128 random bits, so that no
/// program can find an erased value by trying values.
///
/// @param ordinal number within the entry, from 1; the text refers to it
/// @param salt 32 upper-case hex digits
/// @param value the value in clear
public record PersonalValue(int ordinal, String salt, String value) {

    /// The ordinal without the value: an erased value must not survive in a log.
    @Override
    public String toString() {
        return "PersonalValue[" + ordinal + "]";
    }
}
