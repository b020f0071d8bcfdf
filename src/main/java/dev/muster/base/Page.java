package dev.muster.base;

/// The part of a list that a client requests.
///
/// @param offset number of items to skip, 0 or more
/// @param limit largest number of items to return, 0 or more; [#NO_LIMIT] for all that remain
public record Page(int offset, int limit) {

    /// The limit that means "no limit" on the wire.
    public static final int NO_LIMIT = -1;

    /// The whole list.
    public static final Page ALL = new Page(0, NO_LIMIT);

    public Page {
        if (offset < 0) {
            throw new Problem.Invalid("page.offset", "offset must be 0 or more, and is " + offset);
        }
        if (limit < NO_LIMIT) {
            throw new Problem.Invalid("page.limit", "limit must be 0 or more, or -1 for no limit, and is " + limit);
        }
    }
}
