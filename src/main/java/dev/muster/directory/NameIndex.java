package dev.muster.directory;

import dev.muster.base.ObjectId;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The names of one kind of things, sorted by their key ([Text#key]) and then by id: finds by name,
/// by prefix, and gives lists their order.
///
/// @param entries every name with the id it belongs to
public record NameIndex<T extends ObjectId>(PersistentSortedSet<Entry<T>> entries) {

    /// One name.
    ///
    /// @param key as [Text#key] makes it
    public record Entry<T extends ObjectId>(String key, T id) {

        /// The entry of a name; a name that is its own key isn't kept twice.
        public static <T extends ObjectId> Entry<T> of(String name, T id) {
            String key = Text.key(name);
            return new Entry<>(key.equals(name) ? name : key, id);
        }
    }

    private static <T extends ObjectId> int compare(Entry<T> left, Entry<T> right) {
        int byKey = left.key.compareTo(right.key);
        return byKey != 0 ? byKey : ObjectId.compare(left.id, right.id);
    }

    public static <T extends ObjectId> NameIndex<T> empty() {
        return of(List.of());
    }

    public static <T extends ObjectId> NameIndex<T> of(Collection<Entry<T>> entries) {
        Comparator<Entry<T>> order = NameIndex::compare;
        return new NameIndex<>(PersistentSortedSet.of(order, entries));
    }

    public NameIndex<T> with(String name, T id) {
        return new NameIndex<>(entries.with(Entry.of(name, id)));
    }

    public NameIndex<T> without(String name, T id) {
        return new NameIndex<>(entries.without(Entry.of(name, id)));
    }

    /// Whoever bears a name with the same key; the one with the smallest id if several do. If nobody does, whoever
    /// bears it without the blanks at its ends: names are stored so, but a few from before this was a rule.
    public Optional<T> find(String name) {
        Optional<T> found = keyed(Text.key(name));
        String stripped = Text.stripped(name);
        return found.isPresent() || stripped.equals(name) ? found : keyed(Text.key(stripped));
    }

    private Optional<T> keyed(String key) {
        return from(key).findFirst().filter(entry -> entry.key.equals(key)).map(Entry::id);
    }

    /// The ids of the names that begin so, in the order of the names.
    public Stream<T> beginning(String prefix) {
        String key = Text.key(prefix);
        return from(key).takeWhile(entry -> entry.key.startsWith(key)).map(Entry::id);
    }

    /// All ids, in the order of their names.
    public Stream<T> all() {
        return entries.stream().map(Entry::id);
    }

    /// The ids from a position in the order of the names on.
    public Stream<T> at(int position) {
        return stream(entries.iteratorAt(position)).map(Entry::id);
    }

    /// The entries whose key is not smaller. No id sorts before the one of all zeros.
    @SuppressWarnings("unchecked")
    private Stream<Entry<T>> from(String key) {
        Entry<T> first = (Entry<T>) new Entry<>(key, new UserId(0, 0));
        return stream(entries.iteratorFrom(first));
    }

    private static <E> Stream<E> stream(Iterator<E> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }
}
