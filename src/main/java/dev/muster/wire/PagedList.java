package dev.muster.wire;

import dev.muster.base.Page;
import dev.muster.directory.Item;
import dev.muster.endpoint.Call;
import dev.muster.http.Reply;
import java.util.List;
import java.util.function.Function;

/// The result of a list request: all matching elements in their order, and the page of them that the answer has.
/// Every answer states the number of matching elements, because clients need it to read all pages.
///
/// @param matches all matching elements, in their order
public record PagedList<T>(List<T> matches, Page page) {

    /// The header with the number of matching elements.
    public static final String TOTAL_HEADER = "x-mstr-total-count";

    /// The objects that match the request's [ListQuery].
    ///
    /// @throws dev.muster.base.Problem.Invalid `list.name_contains`, `list.sort`, `page.offset`, `page.limit`
    public static <T extends Item> PagedList<T> items(Call call, List<T> all) {
        return new PagedList<>(
                ListQuery.of(call.request()).items(all), call.request().page());
    }

    /// The same for elements with only a name and an id.
    public static <T> PagedList<T> named(Call call, List<T> all, Function<T, String> name, Function<T, String> id) {
        return new PagedList<>(
                ListQuery.of(call.request()).named(all, name, id),
                call.request().page());
    }

    /// A JSON array of the page's elements, each rendered while it is sent.
    public Reply array(Function<T, ?> render) {
        return Reply.array(elements().stream().<Object>map(render).iterator()).with(TOTAL_HEADER, matches.size());
    }

    /// An object around the page's elements.
    ///
    /// @param around makes the object from the elements
    public Reply object(Function<List<T>, ?> around) {
        return Reply.ok(around.apply(elements())).with(TOTAL_HEADER, matches.size());
    }

    /// The page's elements.
    public List<T> elements() {
        int from = Math.min(page.offset(), matches.size());
        int elementsMax = page.limit() == Page.NO_LIMIT ? Integer.MAX_VALUE : page.limit();
        return matches.subList(from, from + Math.min(elementsMax, matches.size() - from));
    }

    /// The same list with at most this number of elements on a page, also if the request has no limit.
    public PagedList<T> atMost(int elements) {
        boolean tooMany = page.limit() == Page.NO_LIMIT || page.limit() > elements;
        return tooMany ? new PagedList<>(matches, new Page(page.offset(), elements)) : this;
    }
}
