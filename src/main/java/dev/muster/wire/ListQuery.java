package dev.muster.wire;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.Item;
import dev.muster.http.Request;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The filter and the sort order that a request sets for a list: a text in the name, and what to sort by. Without
/// them the list keeps its own content and order.
///
/// @param part the key of the text that names must contain; empty for no filter
/// @param orders the sort orders, the most important first; empty for the order of the list itself
public record ListQuery(String part, List<Order> orders) {

    /// Longest text, in characters, that is searched in names or at their beginning.
    private static final int PART_CHARS_MAX = 250;

    /// Maximum number of sort orders in one request: there are four to choose from.
    private static final int ORDERS_MAX = 4;

    /// The values by which a list can be sorted.
    public enum By {
        NAME,
        ID,
        DATE_CREATED,
        DATE_MODIFIED
    }

    /// One sort order.
    public record Order(By by, boolean descending) {}

    /// Reads `nameContains` and `sort`, a comma-separated list of `name`, `id`, `dateCreated` and `dateModified`,
    /// each with `-` in front for descending order.
    ///
    /// @throws Problem.Invalid `list.name_contains`, `list.sort`
    public static ListQuery of(Request request) {
        String part = request.query("nameContains").orElse("");
        if (Text.chars(part) > PART_CHARS_MAX) {
            throw new Problem.Invalid(
                    "list.name_contains", "nameContains must have at most " + PART_CHARS_MAX + " characters");
        }
        Optional<String> sort = request.query("sort");
        return new ListQuery(Text.key(part), sort.map(ListQuery::orders).orElse(List.of()));
    }

    /// The beginning of names that a parameter sets as a filter; the case of letters does not matter.
    ///
    /// @throws Problem.Invalid `query.prefix`
    public static Optional<String> beginning(Request request, String parameter) {
        Optional<String> prefix = request.query(parameter);
        if (prefix.isPresent() && Text.chars(prefix.get()) > PART_CHARS_MAX) {
            throw new Problem.Invalid(
                    "query.prefix", parameter + " must have at most " + PART_CHARS_MAX + " characters");
        }
        return prefix;
    }

    private static List<Order> orders(String sort) {
        String[] words = sort.split(",", -1);
        if (words.length > ORDERS_MAX) {
            throw refused(sort);
        }
        return Arrays.stream(words).map(word -> order(word.strip())).toList();
    }

    private static Order order(String word) {
        boolean signed = word.startsWith("-") || word.startsWith("+");
        By by =
                switch ((signed ? word.substring(1) : word).toLowerCase(Locale.ROOT)) {
                    case "name" -> By.NAME;
                    case "id" -> By.ID;
                    case "datecreated" -> By.DATE_CREATED;
                    case "datemodified" -> By.DATE_MODIFIED;
                    default -> throw refused(word);
                };
        return new Order(by, word.startsWith("-"));
    }

    private static Problem refused(String sort) {
        return new Problem.Invalid(
                "list.sort",
                "sort must be a list of name, id, dateCreated and dateModified, with - in front for descending order: '"
                        + Text.shown(sort) + "'");
    }

    /// Whether the request asks for neither a filter nor an order.
    public boolean isEmpty() {
        return part.isEmpty() && orders.isEmpty();
    }

    /// The objects that match the filter, in the sort order.
    public <T extends Item> List<T> items(List<T> all) {
        return listed(all, item -> item.properties().name(), ListQuery::comparator);
    }

    /// The same for elements with only a name and an id. Ids that are numbers are sorted as numbers.
    ///
    /// @throws Problem.Invalid `list.sort` if the sort order is by a date
    public <T> List<T> named(List<T> all, Function<T, String> name, Function<T, String> id) {
        return listed(all, name, by -> {
            if (by != By.ID) {
                throw new Problem.Invalid("list.sort", "This list can be sorted by name or id only");
            }
            return Comparator.comparingInt((T other) -> id.apply(other).length())
                    .thenComparing(id);
        });
    }

    /// An element with the key of its name, which is costly to compute.
    private record Keyed<T>(T element, String key) {}

    private <T> List<T> listed(List<T> all, Function<T, String> name, Function<By, Comparator<T>> comparator) {
        if (isEmpty()) {
            return all;
        }
        Optional<Comparator<Keyed<T>>> order =
                orders.stream().map(one -> comparator(one, comparator)).reduce(Comparator::thenComparing);
        Stream<Keyed<T>> matching = all.stream()
                .map(one -> new Keyed<>(one, Text.key(name.apply(one))))
                .filter(keyed -> keyed.key.contains(part));
        return order.map(matching::sorted).orElse(matching).map(Keyed::element).toList();
    }

    private static <T> Comparator<Keyed<T>> comparator(Order order, Function<By, Comparator<T>> comparator) {
        Comparator<Keyed<T>> ascending = order.by == By.NAME
                ? Comparator.comparing(Keyed::key)
                : Comparator.comparing(Keyed::element, comparator.apply(order.by));
        return order.descending ? ascending.reversed() : ascending;
    }

    private static <T extends Item> Comparator<T> comparator(By by) {
        return switch (by) {
            case NAME -> throw new IllegalArgumentException("Names are sorted by their keys");
            case ID -> Comparator.comparing(item -> item.id().text());
            case DATE_CREATED ->
                Comparator.comparingLong(item -> item.properties().createdMillis());
            case DATE_MODIFIED ->
                Comparator.comparingLong(item -> item.properties().modified().millis());
        };
    }
}
