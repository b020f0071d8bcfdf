package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// One library's map by id, and its set of ids: every operation in the way that is fastest with that library.
///
/// @param <M> the library's map
interface HashTable<M> {

    /// The ways to build the whole map at once, by name; the first is the one the other measurements use.
    Map<String, Function<User[], M>> builds();

    User get(M map, UserId id);

    M put(M map, UserId id, User user);

    M remove(M map, UserId id);

    /// The ways to visit every record, by name; each returns the sum of [User#modified].
    Map<String, ToLongFunction<M>> walks();

    Object setOf(UserId[] ids);
}
