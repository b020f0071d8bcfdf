package dev.muster.base;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// An immutable sorted set that shares structure with the set it was made from.
///
/// The set is a list of sorted chunks. It takes about 4 to 8 bytes per element in addition to the element itself, a
/// tenth of a tree or a hash trie, so that ten million memberships fit into memory (docs/decisions/0008). A look-up
/// is two binary searches. A change copies one chunk and the list of chunks: some microseconds at a million
/// elements. Elements are never null.
public final class PersistentSortedSet<T> implements Iterable<T> {

    /// Largest number of elements in a chunk; a larger chunk is split.
    private static final int CHUNK_MAX = 256;

    private final Comparator<? super T> order;
    private final Object[][] chunks;
    private final int size;

    private PersistentSortedSet(Comparator<? super T> order, Object[][] chunks, int size) {
        this.order = order;
        this.chunks = chunks;
        this.size = size;
    }

    /// The set without elements.
    public static <T> PersistentSortedSet<T> empty(Comparator<? super T> order) {
        return new PersistentSortedSet<>(order, new Object[0][], 0);
    }

    /// The set of the given elements; equal ones count once.
    @SuppressWarnings("unchecked")
    public static <T> PersistentSortedSet<T> of(Comparator<? super T> order, Collection<? extends T> elements) {
        Object[] all = elements.toArray();
        Arrays.sort(all, (Comparator<Object>) order);
        int distinct = 0;
        for (Object element : all) {
            if (distinct == 0 || ((Comparator<Object>) order).compare(all[distinct - 1], element) != 0) {
                all[distinct++] = element;
            }
        }
        // Half-full chunks leave room for later additions.
        int step = distinct <= CHUNK_MAX ? CHUNK_MAX : CHUNK_MAX / 2;
        Object[][] chunks = new Object[(distinct + step - 1) / step][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = Arrays.copyOfRange(all, i * step, Math.min(distinct, (i + 1) * step));
        }
        return new PersistentSortedSet<>(order, chunks, distinct);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(T element) {
        return size > 0 && search(chunks[chunkOf(element)], element) >= 0;
    }

    /// The set with the element added; this same object if the set has the element already.
    public PersistentSortedSet<T> with(T element) {
        if (size == 0) {
            return new PersistentSortedSet<>(order, new Object[][] {{element}}, 1);
        }
        int at = chunkOf(element);
        int found = search(chunks[at], element);
        if (found >= 0) {
            return this;
        }
        Object[] grown = inserted(chunks[at], -found - 1, element);
        if (grown.length <= CHUNK_MAX) {
            return new PersistentSortedSet<>(order, replaced(at, 1, grown), size + 1);
        }
        int half = grown.length / 2;
        Object[] left = Arrays.copyOf(grown, half);
        Object[] right = Arrays.copyOfRange(grown, half, grown.length);
        return new PersistentSortedSet<>(order, replaced(at, 1, left, right), size + 1);
    }

    /// The set with the element removed; this same object if the set does not have the element.
    public PersistentSortedSet<T> without(T element) {
        if (size == 0) {
            return this;
        }
        int at = chunkOf(element);
        int found = search(chunks[at], element);
        if (found < 0) {
            return this;
        }
        Object[] shrunk = removed(chunks[at], found);
        if (shrunk.length == 0) {
            return new PersistentSortedSet<>(order, replaced(at, 1), size - 1);
        }
        if (at + 1 < chunks.length && shrunk.length + chunks[at + 1].length <= CHUNK_MAX / 2) {
            return new PersistentSortedSet<>(order, replaced(at, 2, joined(shrunk, chunks[at + 1])), size - 1);
        }
        return new PersistentSortedSet<>(order, replaced(at, 1, shrunk), size - 1);
    }

    /// The set with all of the given elements added.
    public PersistentSortedSet<T> withAll(Collection<? extends T> elements) {
        if (elements.size() > size / 8 + 8) {
            Object[] all = Arrays.copyOf(toArray(), size + elements.size());
            int next = size;
            for (T element : elements) {
                all[next++] = element;
            }
            @SuppressWarnings("unchecked")
            Collection<T> union = (Collection<T>) Arrays.asList(all);
            return of(order, union);
        }
        PersistentSortedSet<T> grown = this;
        for (T element : elements) {
            grown = grown.with(element);
        }
        return grown;
    }

    /// The elements that are not smaller than `from`, ascending.
    public Iterator<T> iteratorFrom(T from) {
        if (size == 0) {
            return iterator();
        }
        int chunk = chunkOf(from);
        int found = search(chunks[chunk], from);
        return new Elements(chunk, found >= 0 ? found : -found - 1);
    }

    /// The elements from a position on, ascending; no elements if the position is past the end.
    ///
    /// @param position index of the first element, 0 or more
    public Iterator<T> iteratorAt(int position) {
        int chunk = 0;
        int index = position;
        while (chunk < chunks.length && index >= chunks[chunk].length) {
            index -= chunks[chunk++].length;
        }
        return new Elements(chunk, index);
    }

    @Override
    public Iterator<T> iterator() {
        return new Elements(0, 0);
    }

    /// The elements, ascending.
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    private Object[] toArray() {
        Object[] all = new Object[size];
        int next = 0;
        for (Object[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, next, chunk.length);
            next += chunk.length;
        }
        return all;
    }

    /// The index of the chunk where the element is or would be: the last chunk that does not begin after the
    /// element.
    private int chunkOf(T element) {
        int low = 1;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(chunks[middle][0], element) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low - 1;
    }

    private int search(Object[] chunk, T element) {
        int low = 0;
        int high = chunk.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = compare(chunk[middle], element);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @SuppressWarnings("unchecked")
    private int compare(Object mine, T element) {
        return order.compare((T) mine, element);
    }

    /// The chunks, with new chunks in the place of some.
    ///
    /// @param at index of the first chunk to replace
    /// @param count number of chunks to replace
    private Object[][] replaced(int at, int count, Object[]... added) {
        Object[][] result = new Object[chunks.length - count + added.length][];
        System.arraycopy(chunks, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(chunks, at + count, result, at + added.length, chunks.length - at - count);
        return result;
    }

    private static Object[] inserted(Object[] chunk, int at, Object element) {
        Object[] grown = new Object[chunk.length + 1];
        System.arraycopy(chunk, 0, grown, 0, at);
        grown[at] = element;
        System.arraycopy(chunk, at, grown, at + 1, chunk.length - at);
        return grown;
    }

    private static Object[] removed(Object[] chunk, int at) {
        Object[] shrunk = new Object[chunk.length - 1];
        System.arraycopy(chunk, 0, shrunk, 0, at);
        System.arraycopy(chunk, at + 1, shrunk, at, shrunk.length - at);
        return shrunk;
    }

    private static Object[] joined(Object[] left, Object[] right) {
        Object[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PersistentSortedSet<?> sorted) || sorted.size != size) {
            return false;
        }
        Iterator<?> theirs = sorted.iterator();
        for (T mine : this) {
            if (!mine.equals(theirs.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (T element : this) {
            hash = 31 * hash + element.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }

    private final class Elements implements Iterator<T> {
        private int chunk;
        private int next;

        Elements(int chunk, int next) {
            this.chunk = chunk;
            this.next = next;
            skip();
        }

        @Override
        public boolean hasNext() {
            return chunk < chunks.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T element = (T) chunks[chunk][next++];
            skip();
            return element;
        }

        private void skip() {
            if (chunk < chunks.length && next >= chunks[chunk].length) {
                chunk++;
                next = 0;
            }
        }
    }
}
