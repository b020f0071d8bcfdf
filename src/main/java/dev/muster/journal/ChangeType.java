package dev.muster.journal;

/// The wire's names for kinds of changes, as far as this server makes them.
enum ChangeType {
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
