package dev.muster.bench.collections;

import java.util.Map;
import java.util.function.Function;

/// One library's map by name, in the order of names.
///
/// @param <M> the library's map
interface SortedTable<M> {

    /// The ways to build the whole map from records sorted by name; the first is the one the other measurements use.
    Map<String, Function<User[], M>> builds();

    User get(M map, String name);

    M put(M map, String name, User user);

    M remove(M map, String name);

    /// The sum of [User#modified] of the first `limit` records whose name is not below `from`.
    long page(M map, String from, int limit);

    /// False if [#page] has to walk from the first name, so that only a few pages can be measured.
    default boolean seeks() {
        return true;
    }

    /// The sum of [User#modified] of all records in order.
    long walk(M map);
}
