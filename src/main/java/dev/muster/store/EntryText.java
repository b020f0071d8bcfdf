package dev.muster.store;

import java.util.List;

/// A journal entry as it will stand in the database.
///
/// @param text canonical: the bytes that are hashed are the UTF-8 bytes of this text
/// @param hash SHA-256 of the text, 64 lower-case hex digits
/// @param personal the values that the text holds only as hashes, by ascending ordinal
public record EntryText(String text, String hash, List<PersonalValue> personal) {
    public EntryText {
        personal = List.copyOf(personal);
    }
}
