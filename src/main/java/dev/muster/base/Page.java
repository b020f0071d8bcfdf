package dev.muster.base;

/// A stretch of a list.
///
/// @param offset items to leave out first, 0 or more
/// @param limit items to give at most; [#NO_LIMIT] for all that are left
public record Page(int offset, int limit) {

    /// The wire's word for "no limit".
    public static final int NO_LIMIT = -1;

    /// The whole list.
    public static final Page ALL = new Page(0, NO_LIMIT);

    public Page {
        if (offset < 0) {
            throw new Problem.Invalid("page.offset", "offset is 0 or more: " + offset);
        }
        if (limit < NO_LIMIT) {
            throw new Problem.Invalid("page.limit", "limit is 0 or more, or -1 for no limit: " + limit);
        }
    }
}
