package dev.muster.directory;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import org.jspecify.annotations.Nullable;

/// A persistent map: an immutable map. A change returns another map, which shares all but a few nodes with this
/// one.
///
/// No other class uses the collections library (docs/decisions/0008).
public final class PersistentMap<K, V> {

    private static final PersistentMap<Object, Object> EMPTY = new PersistentMap<>(ExtensionsKt.persistentHashMapOf());

    private final kotlinx.collections.immutable.PersistentMap<K, V> entries;

    private PersistentMap(kotlinx.collections.immutable.PersistentMap<K, V> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked")
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /// Builds a map of all the given entries, faster than one by one.
    public static <K, V> PersistentMap<K, V> of(Map<K, V> entries) {
        if (entries.isEmpty()) {
            return empty();
        }
        var builder = PersistentMap.<K, V>empty().entries.builder();
        entries.forEach(builder::put);
        return new PersistentMap<>(builder.build());
    }

    public int size() {
        return entries.size();
    }

    public Optional<V> find(K key) {
        return Optional.ofNullable(get(key));
    }

    /// The value or null, for inner loops, where an Optional for each call would cost noticeable time.
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    public V getOrDefault(K key, V defaultValue) {
        V found = get(key);
        return found == null ? defaultValue : found;
    }

    public boolean has(K key) {
        return entries.containsKey(key);
    }

    public PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(entries.putting(key, value));
    }

    /// The map without the key; this same object if it does not have the key.
    @SuppressWarnings("ReferenceEquality")
    public PersistentMap<K, V> without(K key) {
        var rest = entries.removing(key);
        return rest == entries ? this : new PersistentMap<>(rest);
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
        return this == other || (other instanceof PersistentMap<?, ?> map && entries.equals(map.entries));
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
