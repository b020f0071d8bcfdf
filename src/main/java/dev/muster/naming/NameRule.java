package dev.muster.naming;

import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.IndexedItems;
import dev.muster.directory.Item;

/// The rule for names and descriptions of one kind of object. It is the same for new and for altered objects.
///
/// @param nameCode the code for a malformed name
/// @param takenCode the code for a name that another object has
/// @param descriptionCode the code for a malformed description
/// @param noun the kind in words, with its article
public record NameRule(String nameCode, String takenCode, String descriptionCode, String noun) {

    /// Longest name, in characters: clients show it in one line.
    public static final int NAME_CHARS_MAX = 250;

    /// Longest description, in characters.
    public static final int DESCRIPTION_CHARS_MAX = 4_000;

    /// The name as it is stored, if no other object of the kind has it.
    ///
    /// @param all all objects of the kind
    /// @param id the object that gets the name; it may have the name already
    /// @throws Problem.Invalid with [#nameCode]
    /// @throws Problem.Conflict with [#takenCode]
    public <I extends ObjectId> String requireFree(IndexedItems<I, ? extends Item> all, I id, String raw) {
        String name = Text.name(raw, nameCode, NAME_CHARS_MAX);
        boolean taken = all.named(name).filter(other -> !other.id().equals(id)).isPresent();
        if (taken) {
            throw new Problem.Conflict(
                    takenCode, "There is " + noun + " named '" + Text.shown(name) + "'. Choose another name");
        }
        return name;
    }

    /// The description as it is stored.
    ///
    /// @throws Problem.Invalid with [#descriptionCode]
    public String description(String raw) {
        return Text.prose(raw, descriptionCode, DESCRIPTION_CHARS_MAX);
    }
}
