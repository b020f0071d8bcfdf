package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePMap;

/// PCollections: size-balanced trees, of hash codes with a list at each, and of keys.
final class PCollectionsTables {

    private PCollectionsTables() {}

    static final class Hash implements HashTable<HashPMap<UserId, User>> {

        @Override
        public Map<String, Function<User[], HashPMap<UserId, User>>> builds() {
            return Map.of("plus", users -> {
                HashPMap<UserId, User> map = HashTreePMap.empty();
                for (User user : users) {
                    map = map.plus(user.id(), user);
                }
                return map;
            });
        }

        @Override
        public User get(HashPMap<UserId, User> map, UserId id) {
            return map.get(id);
        }

        @Override
        public HashPMap<UserId, User> put(HashPMap<UserId, User> map, UserId id, User user) {
            return map.plus(id, user);
        }

        @Override
        public HashPMap<UserId, User> remove(HashPMap<UserId, User> map, UserId id) {
            return map.minus(id);
        }

        @Override
        public Map<String, ToLongFunction<HashPMap<UserId, User>>> walks() {
            return Map.of("values()", map -> Sum.of(map.values().iterator()));
        }

        @Override
        public Object setOf(UserId[] ids) {
            return HashTreePSet.from(Arrays.asList(ids));
        }
    }

    static final class Sorted implements SortedTable<TreePMap<String, User>> {

        @Override
        public Map<String, Function<User[], TreePMap<String, User>>> builds() {
            var builds = new LinkedHashMap<String, Function<User[], TreePMap<String, User>>>();
            builds.put("fromSortedMap", users -> {
                var sorted = new TreeMap<String, User>();
                for (User user : users) {
                    sorted.put(user.name(), user);
                }
                return TreePMap.fromSortedMap(sorted);
            });
            builds.put("plus", users -> {
                TreePMap<String, User> map = TreePMap.empty();
                for (User user : users) {
                    map = map.plus(user.name(), user);
                }
                return map;
            });
            return builds;
        }

        @Override
        public User get(TreePMap<String, User> map, String name) {
            return map.get(name);
        }

        @Override
        public TreePMap<String, User> put(TreePMap<String, User> map, String name, User user) {
            return map.plus(name, user);
        }

        @Override
        public TreePMap<String, User> remove(TreePMap<String, User> map, String name) {
            return map.minus(name);
        }

        @Override
        public long page(TreePMap<String, User> map, String from, int limit) {
            return Sum.of(map.tailMap(from, true).values().iterator(), limit);
        }

        @Override
        public long walk(TreePMap<String, User> map) {
            return Sum.of(map.values().iterator());
        }
    }
}
