package dev.muster.store;

/// A personal value of one journal entry, in clear: a row beside the text, which holds only its salted
/// hash. Deleting the row erases the person's value; the entry's hash still holds.
///
/// @param ordinal 1 for the first of its entry; the text names it so
/// @param salt 32 upper-case hex digits: 128 random bits, so that nobody finds an erased value by trying
public record PersonalValue(int ordinal, String salt, String value) {

    /// Shows no value: an erased one must not live on in a log.
    @Override
    public String toString() {
        return "PersonalValue[" + ordinal + "]";
    }
}
