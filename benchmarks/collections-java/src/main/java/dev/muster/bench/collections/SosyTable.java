package dev.muster.bench.collections;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.sosy_lab.common.collect.PathCopyingPersistentTreeMap;
import org.sosy_lab.common.collect.PersistentSortedMap;

/// SoSy-Lab Common: a left-leaning red-black tree that is a `NavigableMap`. No hash map.
final class SosyTable implements SortedTable<PersistentSortedMap<String, User>> {

    @Override
    public Map<String, Function<User[], PersistentSortedMap<String, User>>> builds() {
        var builds = new LinkedHashMap<String, Function<User[], PersistentSortedMap<String, User>>>();
        builds.put("putAndCopy", users -> {
            PersistentSortedMap<String, User> map = PathCopyingPersistentTreeMap.of();
            for (User user : users) {
                map = map.putAndCopy(user.name(), user);
            }
            return map;
        });
        return builds;
    }

    @Override
    public User get(PersistentSortedMap<String, User> map, String name) {
        return map.get(name);
    }

    @Override
    public PersistentSortedMap<String, User> put(PersistentSortedMap<String, User> map, String name, User user) {
        return map.putAndCopy(name, user);
    }

    @Override
    public PersistentSortedMap<String, User> remove(PersistentSortedMap<String, User> map, String name) {
        return map.removeAndCopy(name);
    }

    @Override
    public long page(PersistentSortedMap<String, User> map, String from, int limit) {
        return Sum.of(map.tailMap(from, true).values().iterator(), limit);
    }

    @Override
    public long walk(PersistentSortedMap<String, User> map) {
        return Sum.of(map.values().iterator());
    }
}
