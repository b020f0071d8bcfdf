package dev.muster.directory;

import dev.muster.base.ObjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All objects of one kind, indexed by id and by name.
///
/// @param byId the objects by id
/// @param names the ids of the same objects by name
public record IndexedItems<I extends ObjectId, T extends Item>(PersistentMap<I, T> byId, NameIndex<I> names) {

    public static <I extends ObjectId, T extends Item> IndexedItems<I, T> empty() {
        return new IndexedItems<>(PersistentMap.empty(), NameIndex.empty());
    }

    /// Builds the index of all the given objects, faster than one by one.
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

    /// The object or null, for inner loops.
    public @Nullable T get(I id) {
        return byId.get(id);
    }

    /// The object whose name has the same key.
    public Optional<T> named(String name) {
        return names.find(name).flatMap(this::find);
    }

    /// All objects, in the order of their names.
    public Stream<T> all() {
        return names.all().map(this::require);
    }

    /// The objects whose name begins with the prefix, in the order of their names.
    public Stream<T> startingWith(String prefix) {
        return names.startingWith(prefix).map(this::require);
    }

    /// The objects from a position on, in the order of their names.
    ///
    /// @param position index of the first object, 0 or more
    public Stream<T> fromPosition(int position) {
        return names.fromPosition(position).map(this::require);
    }

    /// The index with `after` in place of `before`.
    ///
    /// @param before the object now, null if it is new
    /// @param after the new object, null if it is deleted
    IndexedItems<I, T> replaced(I id, @Nullable T before, @Nullable T after) {
        String oldName = before == null ? null : before.properties().name();
        String newName = after == null ? null : after.properties().name();
        NameIndex<I> renamed = names;
        if (!Objects.equals(oldName, newName)) {
            renamed = oldName == null ? renamed : renamed.without(oldName, id);
            renamed = newName == null ? renamed : renamed.with(newName, id);
        }
        return new IndexedItems<>(after == null ? byId.without(id) : byId.with(id, after), renamed);
    }

    private T require(I id) {
        T found = byId.get(id);
        if (found == null) {
            throw new IllegalStateException("The index has a name without its object: " + id);
        }
        return found;
    }
}
