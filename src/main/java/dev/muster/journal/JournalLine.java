package dev.muster.journal;

import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.directory.Item;
import org.jspecify.annotations.Nullable;

/// One line of a journal entry on the wire: a changed object, or a changed link between two objects.
///
/// @param type the kind of change
/// @param object id of the changed object; for a link, id of the role or group that it belongs to
/// @param item the object after the change, or before its deletion; null if the change has only the id
/// @param linked id of the other end of a link, null for an object
/// @param project id of the project that the change is about, null if it is about none
record JournalLine(
        JournalChangeType type,
        ObjectId object,
        @Nullable Item item,
        @Nullable ObjectId linked,
        @Nullable ProjectId project) {

    static JournalLine of(JournalChangeType type, Item item) {
        return new JournalLine(type, item.id(), item, null, item.id() instanceof ProjectId project ? project : null);
    }

    static JournalLine of(JournalChangeType type, ObjectId object) {
        return new JournalLine(type, object, null, null, object instanceof ProjectId project ? project : null);
    }

    static JournalLine link(JournalChangeType type, ObjectId object, ObjectId linked, @Nullable ProjectId project) {
        return new JournalLine(type, object, null, linked, project);
    }
}
