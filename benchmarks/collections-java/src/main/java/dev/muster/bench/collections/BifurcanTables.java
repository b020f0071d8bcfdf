package dev.muster.bench.collections;

import dev.muster.base.UserId;
import io.lacuna.bifurcan.Map;
import io.lacuna.bifurcan.Set;
import io.lacuna.bifurcan.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Bifurcan: a compressed hash array mapped trie; a red-black tree. No longer maintained.
final class BifurcanTables {

    private BifurcanTables() {}

    static final class Hash implements HashTable<Map<UserId, User>> {

        @Override
        public java.util.Map<String, Function<User[], Map<UserId, User>>> builds() {
            return java.util.Map.of("linear", users -> {
                Map<UserId, User> map = Map.<UserId, User>empty().linear();
                for (User user : users) {
                    map.put(user.id(), user, (was, is) -> is);
                }
                return map.forked();
            });
        }

        @Override
        public User get(Map<UserId, User> map, UserId id) {
            return map.get(id, null);
        }

        @Override
        public Map<UserId, User> put(Map<UserId, User> map, UserId id, User user) {
            return map.put(id, user, (was, is) -> is);
        }

        @Override
        public Map<UserId, User> remove(Map<UserId, User> map, UserId id) {
            return map.remove(id);
        }

        @Override
        public java.util.Map<String, ToLongFunction<Map<UserId, User>>> walks() {
            return java.util.Map.of("iterator", map -> {
                long total = 0;
                for (var entry : map) {
                    total += entry.value().modified();
                }
                return total;
            });
        }

        @Override
        public Object setOf(UserId[] ids) {
            Set<UserId> set = new Set<>();
            for (UserId id : ids) {
                set = set.add(id);
            }
            return set;
        }
    }

    static final class Sorted implements SortedTable<SortedMap<String, User>> {

        @Override
        public java.util.Map<String, Function<User[], SortedMap<String, User>>> builds() {
            return java.util.Map.of("put", users -> {
                SortedMap<String, User> map = SortedMap.empty();
                for (User user : users) {
                    map = map.put(user.name(), user);
                }
                return map;
            });
        }

        @Override
        public User get(SortedMap<String, User> map, String name) {
            return map.get(name, null);
        }

        @Override
        public SortedMap<String, User> put(SortedMap<String, User> map, String name, User user) {
            return map.put(name, user);
        }

        @Override
        public SortedMap<String, User> remove(SortedMap<String, User> map, String name) {
            return map.remove(name);
        }

        @Override
        public long page(SortedMap<String, User> map, String from, int limit) {
            var index = map.ceilIndex(from);
            if (index.isEmpty()) {
                return 0;
            }
            long total = 0;
            long end = Math.min(map.size(), index.getAsLong() + limit);
            for (long i = index.getAsLong(); i < end; i++) {
                total += map.nth(i).value().modified();
            }
            return total;
        }

        @Override
        public long walk(SortedMap<String, User> map) {
            long total = 0;
            for (var entry : map) {
                total += entry.value().modified();
            }
            return total;
        }
    }
}
