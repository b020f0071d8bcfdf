package dev.muster.bench.collections;

import dev.muster.base.PersistentSortedSet;
import dev.muster.base.UserId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/// The server's own sorted set of (name, record) pairs: a list of sorted chunks. No hash map.
final class MusterTable implements SortedTable<PersistentSortedSet<MusterTable.Entry>> {

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::name);
    private static final User NOBODY = new User(new UserId(0, 0), "", 0);

    /// A name with its record, as the server keeps a name with its id.
    record Entry(String name, User user) {}

    @Override
    public Map<String, Function<User[], PersistentSortedSet<Entry>>> builds() {
        return Map.of("of", users -> PersistentSortedSet.of(
                ORDER,
                Arrays.stream(users).map(user -> new Entry(user.name(), user)).toList()));
    }

    @Override
    public User get(PersistentSortedSet<Entry> map, String name) {
        Iterator<Entry> rest = map.iteratorFrom(new Entry(name, NOBODY));
        Entry first = rest.hasNext() ? rest.next() : null;
        return first != null && first.name.equals(name) ? first.user : null;
    }

    @Override
    public PersistentSortedSet<Entry> put(PersistentSortedSet<Entry> map, String name, User user) {
        var entry = new Entry(name, user);
        return map.without(entry).with(entry);
    }

    @Override
    public PersistentSortedSet<Entry> remove(PersistentSortedSet<Entry> map, String name) {
        return map.without(new Entry(name, NOBODY));
    }

    @Override
    public long page(PersistentSortedSet<Entry> map, String from, int limit) {
        return sum(map.iteratorFrom(new Entry(from, NOBODY)), limit);
    }

    @Override
    public long walk(PersistentSortedSet<Entry> map) {
        return sum(map.iterator(), Integer.MAX_VALUE);
    }

    private static long sum(Iterator<Entry> entries, int limit) {
        long total = 0;
        for (int i = 0; i < limit && entries.hasNext(); i++) {
            total += entries.next().user.modified();
        }
        return total;
    }
}
