package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The floor: the JDK's own maps. They change in place, so they could not stand under a value.
final class JdkTables {

    private JdkTables() {}

    static final class Hash implements HashTable<HashMap<UserId, User>> {

        @Override
        public Map<String, Function<User[], HashMap<UserId, User>>> builds() {
            return Map.of("put", users -> {
                var map = new HashMap<UserId, User>();
                for (User user : users) {
                    map.put(user.id(), user);
                }
                return map;
            });
        }

        @Override
        public User get(HashMap<UserId, User> map, UserId id) {
            return map.get(id);
        }

        @Override
        public HashMap<UserId, User> put(HashMap<UserId, User> map, UserId id, User user) {
            map.put(id, user);
            return map;
        }

        @Override
        public HashMap<UserId, User> remove(HashMap<UserId, User> map, UserId id) {
            map.remove(id);
            return map;
        }

        @Override
        public Map<String, ToLongFunction<HashMap<UserId, User>>> walks() {
            var walks = new LinkedHashMap<String, ToLongFunction<HashMap<UserId, User>>>();
            walks.put("values()", map -> Sum.of(map.values().iterator()));
            walks.put("forEach", map -> {
                var sum = new Sum();
                map.forEach((id, user) -> sum.add(user));
                return sum.total();
            });
            return walks;
        }

        @Override
        public Object setOf(UserId[] ids) {
            return Set.of(ids);
        }
    }

    static final class Sorted implements SortedTable<NavigableMap<String, User>> {

        @Override
        public Map<String, Function<User[], NavigableMap<String, User>>> builds() {
            return Map.of("put", users -> {
                var map = new TreeMap<String, User>();
                for (User user : users) {
                    map.put(user.name(), user);
                }
                return map;
            });
        }

        @Override
        public User get(NavigableMap<String, User> map, String name) {
            return map.get(name);
        }

        @Override
        public NavigableMap<String, User> put(NavigableMap<String, User> map, String name, User user) {
            map.put(name, user);
            return map;
        }

        @Override
        public NavigableMap<String, User> remove(NavigableMap<String, User> map, String name) {
            map.remove(name);
            return map;
        }

        @Override
        public long page(NavigableMap<String, User> map, String from, int limit) {
            return Sum.of(map.tailMap(from, true).values().iterator(), limit);
        }

        @Override
        public long walk(NavigableMap<String, User> map) {
            return Sum.of(map.values().iterator());
        }
    }
}
