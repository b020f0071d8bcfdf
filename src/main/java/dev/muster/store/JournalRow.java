package dev.muster.store;

import java.util.List;

/// A row of the journal as it stands in the database, not yet read: what a verification starts from.
///
/// @param hash as the row says
/// @param personal the rows beside it
public record JournalRow(long revision, String text, String hash, List<PersonalValue> personal) {
    public JournalRow {
        personal = List.copyOf(personal);
    }
}
