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

/// An index of the names of one kind of objects, sorted by key ([Text#key]) and then by id.
///
/// It finds objects by name and by prefix, and gives lists their order.
///
/// @param entries the key of each name, with the id of its object
public record NameIndex<T extends ObjectId>(PersistentSortedSet<Entry<T>> entries) {

    /// One name of the index.
    ///
    /// @param key the key of the name, by [Text#key]
    /// @param id the object with that name
    public record Entry<T extends ObjectId>(String key, T id) {

        /// The entry of a name. If the name is its own key, the entry reuses the string, to save memory.
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

    /// The object whose name has the same key; if there are several, the one with the smallest id.
    ///
    /// If there is none, the name is looked up again without the blanks at its ends. Names are stored in this form,
    /// except for a few that are older than this rule.
    public Optional<T> find(String name) {
        Optional<T> found = findKey(Text.key(name));
        String stripped = Text.stripped(name);
        return found.isPresent() || stripped.equals(name) ? found : findKey(Text.key(stripped));
    }

    private Optional<T> findKey(String key) {
        return from(key).findFirst().filter(entry -> entry.key.equals(key)).map(Entry::id);
    }

    /// The ids of the objects whose name begins with the prefix, in the order of their names.
    public Stream<T> startingWith(String prefix) {
        String key = Text.key(prefix);
        return from(key).takeWhile(entry -> entry.key.startsWith(key)).map(Entry::id);
    }

    /// The ids of all objects, in the order of their names.
    public Stream<T> all() {
        return entries.stream().map(Entry::id);
    }

    /// The ids of the objects from a position on, in the order of their names.
    ///
    /// @param position index of the first object, 0 or more
    public Stream<T> fromPosition(int position) {
        return stream(entries.iteratorAt(position)).map(Entry::id);
    }

    /// The entries whose key is not smaller. The id with all bits 0 sorts before all others.
    @SuppressWarnings("unchecked")
    private Stream<Entry<T>> from(String key) {
        Entry<T> first = (Entry<T>) new Entry<>(key, new UserId(0, 0));
        return stream(entries.iteratorFrom(first));
    }

    private static <E> Stream<E> stream(Iterator<E> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }
}
