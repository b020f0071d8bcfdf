package dev.muster.store;

import java.util.List;

/// A row of the journal as the database has it, neither parsed nor checked: the input of a verification.
///
/// @param revision the number in the row
/// @param text the text in the row
/// @param hash the hash in the row
/// @param personal the rows of the entry's personal values
public record JournalRow(long revision, String text, String hash, List<PersonalValue> personal) {
    public JournalRow {
        personal = List.copyOf(personal);
    }
}
