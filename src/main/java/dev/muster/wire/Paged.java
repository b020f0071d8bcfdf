package dev.muster.wire;

import dev.muster.base.Page;
import dev.muster.http.Reply;
import java.util.List;
import java.util.function.Function;

/// Lists with paging: a stretch of what matches, and how many matched in all.
public final class Paged {

    /// States how many matched before the page was cut out; clients can't do without it.
    public static final String TOTAL = "x-mstr-total-count";

    private Paged() {}

    /// A JSON array of the page's elements, each rendered while it is sent.
    ///
    /// @param matches all, in their order
    public static <T> Reply reply(List<T> matches, Page page, Function<T, ?> render) {
        return Reply.array(of(matches, page).stream().<Object>map(render).iterator())
                .with(TOTAL, matches.size());
    }

    /// The page's elements.
    public static <T> List<T> of(List<T> matches, Page page) {
        int from = Math.min(page.offset(), matches.size());
        int most = page.limit() == Page.NO_LIMIT ? Integer.MAX_VALUE : page.limit();
        return matches.subList(from, from + Math.min(most, matches.size() - from));
    }
}
