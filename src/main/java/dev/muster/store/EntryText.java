package dev.muster.store;

import java.util.List;

/// A journal entry in the form in which the database stores it.
///
/// @param text the canonical JSON text
/// @param hash SHA-256 of the UTF-8 bytes of the text, 64 lower-case hex digits
/// @param personal the personal values that the text refers to by a salted hash, in ascending order of their ordinals
public record EntryText(String text, String hash, List<PersonalValue> personal) {
    public EntryText {
        personal = List.copyOf(personal);
    }
}
