package dev.muster.table;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a batch makes of one thing.
///
/// @param before null: it is new
/// @param after null: it is gone
record Swap<T>(@Nullable T before, @Nullable T after) {

    /// The swap of a key's values in two pictures.
    static <K, T> Swap<T> of(K key, Function<K, @Nullable T> before, Function<K, @Nullable T> after) {
        return new Swap<>(before.apply(key), after.apply(key));
    }

    boolean isChange() {
        return !Objects.equals(before, after);
    }

    static <T> List<T> gone(Collection<Swap<T>> swaps) {
        return swaps.stream()
                .filter(swap -> swap.after == null)
                .flatMap(swap -> Stream.ofNullable(swap.before))
                .toList();
    }

    static <T> List<T> put(Collection<Swap<T>> swaps) {
        return swaps.stream().flatMap(swap -> Stream.ofNullable(swap.after)).toList();
    }
}
