package dev.muster.base;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// An immutable set of ids in the order of [ObjectId#compare]. A set shares structure with the set it was made
/// from.
public final class IdSet<T extends ObjectId> implements Iterable<T> {

    private static final IdSet<ObjectId> EMPTY = new IdSet<>(PersistentSortedSet.empty(ObjectId::compare));

    private final PersistentSortedSet<T> ids;

    private IdSet(PersistentSortedSet<T> ids) {
        this.ids = ids;
    }

    @SuppressWarnings("unchecked")
    public static <T extends ObjectId> IdSet<T> empty() {
        return (IdSet<T>) EMPTY;
    }

    /// The set of one id.
    public static <T extends ObjectId> IdSet<T> of(T id) {
        return IdSet.<T>empty().with(id);
    }

    /// The set of the given ids; equal ones count once.
    public static <T extends ObjectId> IdSet<T> of(Collection<? extends T> ids) {
        return ids.isEmpty() ? empty() : new IdSet<>(PersistentSortedSet.of(ObjectId::compare, ids));
    }

    public int size() {
        return ids.size();
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    public boolean contains(T id) {
        return ids.contains(id);
    }

    /// The set with the id added; this same object if the set has the id already.
    @SuppressWarnings("ReferenceEquality")
    public IdSet<T> with(T id) {
        PersistentSortedSet<T> grown = ids.with(id);
        return grown == ids ? this : new IdSet<>(grown);
    }

    /// The set with the id removed; this same object if the set does not have the id.
    @SuppressWarnings("ReferenceEquality")
    public IdSet<T> without(T id) {
        PersistentSortedSet<T> shrunk = ids.without(id);
        return shrunk == ids ? this : new IdSet<>(shrunk);
    }

    /// The union of both sets.
    public IdSet<T> with(IdSet<T> added) {
        return added.isEmpty() ? this : new IdSet<>(ids.withAll(added.toList()));
    }

    /// The ids of this set that are also among the others.
    public IdSet<T> and(Collection<? extends T> others) {
        return of(others.stream().filter(this::contains).toList());
    }

    /// The ids of this set that are not in `removed`.
    public IdSet<T> without(IdSet<T> removed) {
        if (removed.size() > size() / 8 + 8) {
            return of(stream().filter(id -> !removed.contains(id)).toList());
        }
        IdSet<T> rest = this;
        for (T id : removed) {
            rest = rest.without(id);
        }
        return rest;
    }

    /// The ids from a position on, ascending; no ids if the position is past the end.
    ///
    /// @param position index of the first id, 0 or more
    public Iterator<T> iteratorAt(int position) {
        return ids.iteratorAt(position);
    }

    @Override
    public Iterator<T> iterator() {
        return ids.iterator();
    }

    /// The ids, ascending.
    public Stream<T> stream() {
        return ids.stream();
    }

    /// The ids, ascending.
    public List<T> toList() {
        return stream().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdSet<?> set && ids.equals(set.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
