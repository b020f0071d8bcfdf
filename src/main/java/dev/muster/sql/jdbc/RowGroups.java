package dev.muster.sql.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Groups rows that come sorted by a key: all values with the same key become one list.
public final class RowGroups<K, V> {

    private final BiConsumer<K, List<V>> reader;
    private final List<V> group = new ArrayList<>();
    private @Nullable K key;

    /// @param reader receives each key with its values; must copy the list, because it is used again for the next key
    public RowGroups(BiConsumer<K, List<V>> reader) {
        this.reader = reader;
    }

    /// Adds the next row.
    public void add(K next, V value) {
        if (!next.equals(key)) {
            end();
            key = next;
        }
        group.add(value);
    }

    /// Passes the current group to the reader. Must be called after the current row.
    public void end() {
        K current = key;
        if (current != null) {
            reader.accept(current, group);
            group.clear();
            key = null;
        }
    }
}
