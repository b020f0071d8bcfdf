package dev.muster.journal;

/// The wire's names for kinds of changes, as far as this server makes them.
enum ChangeType {
    CREATE_OBJECT,
    CHANGE_OBJECT,
    DELETE_OBJECT,
    CREATE_LINKITEM,
    DELETE_LINKITEM;

    /// Whether it is about two things that belong together from now on, or no longer.
    boolean isLink() {
        return this == CREATE_LINKITEM || this == DELETE_LINKITEM;
    }
}
