package dev.muster.journal;

/// The kinds of changes by their names on the wire; only those that this server makes.
enum JournalChangeType {
    CREATE_OBJECT,
    CHANGE_OBJECT,
    DELETE_OBJECT,
    CREATE_LINKITEM,
    DELETE_LINKITEM;

    /// Whether the change begins or ends a link between two objects.
    boolean isLink() {
        return this == CREATE_LINKITEM || this == DELETE_LINKITEM;
    }
}
