package dev.muster.directory;

import dev.muster.base.ObjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All things of one kind: by id, and in the order of their names.
///
/// @param byId every thing
/// @param names the same things, by name
public record IndexedItems<I extends ObjectId, T extends Item>(PersistentMap<I, T> byId, NameIndex<I> names) {

    public static <I extends ObjectId, T extends Item> IndexedItems<I, T> empty() {
        return new IndexedItems<>(PersistentMap.empty(), NameIndex.empty());
    }

    /// A shelf of all the given things, faster than one after the other.
    @SuppressWarnings("unchecked")
    public static <I extends ObjectId, T extends Item> IndexedItems<I, T> of(Collection<T> items) {
        Map<I, T> byId = HashMap.newHashMap(items.size());
        items.forEach(item -> byId.put((I) item.id(), item));
        return new IndexedItems<>(
                PersistentMap.of(byId),
                NameIndex.of(items.stream()
                        .map(item -> NameIndex.Entry.of(item.properties().name(), (I) item.id()))
                        .toList()));
    }

    public int size() {
        return byId.size();
    }

    public Optional<T> find(I id) {
        return byId.find(id);
    }

    /// The thing or null: for inner loops.
    public @Nullable T get(I id) {
        return byId.get(id);
    }

    /// The one whose name has the same key.
    public Optional<T> named(String name) {
        return names.find(name).flatMap(this::find);
    }

    /// All, in the order of their names.
    public Stream<T> all() {
        return names.all().map(this::require);
    }

    /// Those whose name begins so, in the order of their names.
    public Stream<T> beginning(String prefix) {
        return names.beginning(prefix).map(this::require);
    }

    /// From a position in the order of the names on.
    public Stream<T> at(int position) {
        return names.at(position).map(this::require);
    }

    /// With `after` in the place of `before`; null is "not there".
    IndexedItems<I, T> swapped(I id, @Nullable T before, @Nullable T after) {
        String old = before == null ? null : before.properties().name();
        String now = after == null ? null : after.properties().name();
        NameIndex<I> renamed = names;
        if (!Objects.equals(old, now)) {
            renamed = old == null ? renamed : renamed.without(old, id);
            renamed = now == null ? renamed : renamed.with(now, id);
        }
        return new IndexedItems<>(after == null ? byId.without(id) : byId.with(id, after), renamed);
    }

    private T require(I id) {
        T found = byId.get(id);
        if (found == null) {
            throw new IllegalStateException("a name without its object: " + id);
        }
        return found;
    }
}
