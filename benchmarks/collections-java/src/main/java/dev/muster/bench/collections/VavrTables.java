package dev.muster.bench.collections;

import dev.muster.base.UserId;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Iterator;
import io.vavr.collection.TreeMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Vavr: a hash array mapped trie with one leaf object per entry; a red-black tree.
final class VavrTables {

    private VavrTables() {}

    static final class Hash implements HashTable<HashMap<UserId, User>> {

        @Override
        public Map<String, Function<User[], HashMap<UserId, User>>> builds() {
            var builds = new LinkedHashMap<String, Function<User[], HashMap<UserId, User>>>();
            builds.put("put", users -> {
                HashMap<UserId, User> map = HashMap.empty();
                for (User user : users) {
                    map = map.put(user.id(), user);
                }
                return map;
            });
            builds.put("ofEntries", users -> HashMap.ofEntries(Iterator.of(users)
                    .map(user -> new Tuple2<>(user.id(), user))));
            builds.put("ofAll(stream)", users -> HashMap.ofAll(Arrays.stream(users), User::id, user -> user));
            return builds;
        }

        @Override
        public User get(HashMap<UserId, User> map, UserId id) {
            return map.getOrElse(id, null);
        }

        @Override
        public HashMap<UserId, User> put(HashMap<UserId, User> map, UserId id, User user) {
            return map.put(id, user);
        }

        @Override
        public HashMap<UserId, User> remove(HashMap<UserId, User> map, UserId id) {
            return map.remove(id);
        }

        @Override
        public Map<String, ToLongFunction<HashMap<UserId, User>>> walks() {
            var walks = new LinkedHashMap<String, ToLongFunction<HashMap<UserId, User>>>();
            walks.put("iterator", map -> {
                long total = 0;
                for (Tuple2<UserId, User> entry : map) {
                    total += entry._2.modified();
                }
                return total;
            });
            walks.put("valuesIterator", map -> Sum.of(map.valuesIterator()));
            walks.put("forEach", map -> {
                var sum = new Sum();
                map.forEach((id, user) -> sum.add(user));
                return sum.total();
            });
            return walks;
        }

        @Override
        public Object setOf(UserId[] ids) {
            return HashSet.of(ids);
        }
    }

    static final class Sorted implements SortedTable<TreeMap<String, User>> {

        @Override
        public Map<String, Function<User[], TreeMap<String, User>>> builds() {
            var builds = new LinkedHashMap<String, Function<User[], TreeMap<String, User>>>();
            builds.put("put", users -> {
                TreeMap<String, User> map = TreeMap.empty();
                for (User user : users) {
                    map = map.put(user.name(), user);
                }
                return map;
            });
            return builds;
        }

        @Override
        public User get(TreeMap<String, User> map, String name) {
            return map.getOrElse(name, null);
        }

        @Override
        public TreeMap<String, User> put(TreeMap<String, User> map, String name, User user) {
            return map.put(name, user);
        }

        @Override
        public TreeMap<String, User> remove(TreeMap<String, User> map, String name) {
            return map.remove(name);
        }

        @Override
        public long page(TreeMap<String, User> map, String from, int limit) {
            var rest = map.iterator().dropWhile(entry -> entry._1.compareTo(from) < 0);
            long total = 0;
            for (int i = 0; i < limit && rest.hasNext(); i++) {
                total += rest.next()._2.modified();
            }
            return total;
        }

        /// Version 0.11.0 offers no iterator from a key, and no view of a part.
        @Override
        public boolean seeks() {
            return false;
        }

        @Override
        public long walk(TreeMap<String, User> map) {
            long total = 0;
            for (Tuple2<String, User> entry : map) {
                total += entry._2.modified();
            }
            return total;
        }
    }
}
