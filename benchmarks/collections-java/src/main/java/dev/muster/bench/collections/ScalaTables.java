package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashSet;
import scala.collection.immutable.TreeMap;
import scala.math.Ordering;

/// Scala's own collections, used from Java: a compressed hash array mapped trie; a red-black tree.
final class ScalaTables {

    private ScalaTables() {}

    private static long sum(Iterator<User> users, int limit) {
        long total = 0;
        for (int i = 0; i < limit && users.hasNext(); i++) {
            total += users.next().modified();
        }
        return total;
    }

    static final class Hash implements HashTable<HashMap<UserId, User>> {

        @Override
        public Map<String, Function<User[], HashMap<UserId, User>>> builds() {
            return Map.of("newBuilder", users -> {
                var builder = HashMap.<UserId, User>newBuilder();
                for (User user : users) {
                    builder.addOne(new Tuple2<>(user.id(), user));
                }
                return builder.result();
            });
        }

        @Override
        public User get(HashMap<UserId, User> map, UserId id) {
            return map.<User>getOrElse(id, () -> null);
        }

        @Override
        public HashMap<UserId, User> put(HashMap<UserId, User> map, UserId id, User user) {
            return map.updated(id, user);
        }

        @Override
        public HashMap<UserId, User> remove(HashMap<UserId, User> map, UserId id) {
            return map.removed(id);
        }

        @Override
        public Map<String, ToLongFunction<HashMap<UserId, User>>> walks() {
            var walks = new LinkedHashMap<String, ToLongFunction<HashMap<UserId, User>>>();
            walks.put("valuesIterator", map -> sum(map.valuesIterator(), Integer.MAX_VALUE));
            walks.put("foreachEntry", map -> {
                var sum = new Sum();
                map.foreachEntry((id, user) -> {
                    sum.add(user);
                    return null;
                });
                return sum.total();
            });
            return walks;
        }

        @Override
        public Object setOf(UserId[] ids) {
            var builder = HashSet.<UserId>newBuilder();
            for (UserId id : ids) {
                builder.addOne(id);
            }
            return builder.result();
        }
    }

    static final class Sorted implements SortedTable<TreeMap<String, User>> {

        private static final Ordering<String> ORDER = Ordering.comparatorToOrdering(Comparator.<String>naturalOrder());

        @Override
        public Map<String, Function<User[], TreeMap<String, User>>> builds() {
            return Map.of("newBuilder", users -> {
                var builder = TreeMap.<String, User>newBuilder(ORDER);
                for (User user : users) {
                    builder.addOne(new Tuple2<>(user.name(), user));
                }
                return builder.result();
            });
        }

        @Override
        public User get(TreeMap<String, User> map, String name) {
            return map.<User>getOrElse(name, () -> null);
        }

        @Override
        public TreeMap<String, User> put(TreeMap<String, User> map, String name, User user) {
            return map.updated(name, user);
        }

        @Override
        public TreeMap<String, User> remove(TreeMap<String, User> map, String name) {
            return map.removed(name);
        }

        @Override
        public long page(TreeMap<String, User> map, String from, int limit) {
            return sum(map.valuesIteratorFrom(from), limit);
        }

        @Override
        public long walk(TreeMap<String, User> map) {
            return sum(map.valuesIterator(), Integer.MAX_VALUE);
        }
    }
}
