package dev.muster.sql.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Gathers rows that come sorted by a key: what has the same key is given as one list.
public final class RowGroups<K, V> {

    private final BiConsumer<K, List<V>> reader;
    private final List<V> run = new ArrayList<>();
    private @Nullable K key;

    /// @param reader keeps nothing of the list it is given: the next run stands in the same
    public RowGroups(BiConsumer<K, List<V>> reader) {
        this.reader = reader;
    }

    public void add(K next, V value) {
        if (!next.equals(key)) {
            end();
            key = next;
        }
        run.add(value);
    }

    public void end() {
        K last = key;
        if (last != null) {
            reader.accept(last, run);
            run.clear();
            key = null;
        }
    }
}
