package dev.muster.journal;

import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.directory.Item;
import org.jspecify.annotations.Nullable;

/// One thing that became different by an entry: an object, or a link between two.
///
/// @param object what was changed; of a link the one it is about: the role, or the group
/// @param item the object as it was left, or as it was before it went; null where only its id is known
/// @param linked the other end of a link, null for an object
/// @param project the project that the change is about, null for none
record JournalLine(
        ChangeType type,
        ObjectId object,
        @Nullable Item item,
        @Nullable ObjectId linked,
        @Nullable ProjectId project) {

    static JournalLine of(ChangeType type, Item item) {
        return new JournalLine(type, item.id(), item, null, item.id() instanceof ProjectId project ? project : null);
    }

    static JournalLine of(ChangeType type, ObjectId object) {
        return new JournalLine(type, object, null, null, object instanceof ProjectId project ? project : null);
    }

    static JournalLine link(ChangeType type, ObjectId object, ObjectId linked, @Nullable ProjectId project) {
        return new JournalLine(type, object, null, linked, project);
    }
}
