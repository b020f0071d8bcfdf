package dev.muster.directory;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentMap;
import org.jspecify.annotations.Nullable;

/// A persistent map: a change gives another map, which shares all but a few nodes with this one.
///
/// The one place that knows which collections library that is (docs/decisions/0008).
public final class Table<K, V> {

    private static final Table<Object, Object> EMPTY = new Table<>(ExtensionsKt.persistentHashMapOf());

    private final PersistentMap<K, V> entries;

    private Table(PersistentMap<K, V> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked")
    public static <K, V> Table<K, V> empty() {
        return (Table<K, V>) EMPTY;
    }

    /// A table of all the given entries, faster than one after the other.
    public static <K, V> Table<K, V> of(Map<K, V> entries) {
        if (entries.isEmpty()) {
            return empty();
        }
        var builder = Table.<K, V>empty().entries.builder();
        entries.forEach(builder::put);
        return new Table<>(builder.build());
    }

    public int size() {
        return entries.size();
    }

    public Optional<V> find(K key) {
        return Optional.ofNullable(get(key));
    }

    /// The value or null: for inner loops, where an Optional each would be felt.
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    public V getOrDefault(K key, V otherwise) {
        V found = get(key);
        return found == null ? otherwise : found;
    }

    public boolean has(K key) {
        return entries.containsKey(key);
    }

    public Table<K, V> with(K key, V value) {
        return new Table<>(entries.putting(key, value));
    }

    /// Gives this same object if the key isn't there.
    @SuppressWarnings("ReferenceEquality")
    public Table<K, V> without(K key) {
        PersistentMap<K, V> rest = entries.removing(key);
        return rest == entries ? this : new Table<>(rest);
    }

    /// All values, in no particular order.
    public Stream<V> values() {
        return entries.values().stream();
    }

    /// All keys, in no particular order.
    public Stream<K> keys() {
        return entries.keySet().stream();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Table<?, ?> table && entries.equals(table.entries));
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
