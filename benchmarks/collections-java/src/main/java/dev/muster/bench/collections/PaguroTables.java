package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.organicdesign.fp.collections.PersistentHashMap;
import org.organicdesign.fp.collections.PersistentHashSet;
import org.organicdesign.fp.collections.PersistentTreeMap;

/// Paguro: Clojure's hash array mapped trie and red-black tree, in Java.
final class PaguroTables {

    private PaguroTables() {}

    static final class Hash implements HashTable<PersistentHashMap<UserId, User>> {

        @Override
        public Map<String, Function<User[], PersistentHashMap<UserId, User>>> builds() {
            var builds = new LinkedHashMap<String, Function<User[], PersistentHashMap<UserId, User>>>();
            builds.put("mutable", users -> {
                var map = PersistentHashMap.<UserId, User>emptyMutable();
                for (User user : users) {
                    map = map.assoc(user.id(), user);
                }
                return map.immutable();
            });
            builds.put("assoc", users -> {
                var map = PersistentHashMap.<UserId, User>empty();
                for (User user : users) {
                    map = map.assoc(user.id(), user);
                }
                return map;
            });
            return builds;
        }

        @Override
        public User get(PersistentHashMap<UserId, User> map, UserId id) {
            return map.get(id);
        }

        @Override
        public PersistentHashMap<UserId, User> put(PersistentHashMap<UserId, User> map, UserId id, User user) {
            return map.assoc(id, user);
        }

        @Override
        public PersistentHashMap<UserId, User> remove(PersistentHashMap<UserId, User> map, UserId id) {
            return map.without(id);
        }

        @Override
        public Map<String, ToLongFunction<PersistentHashMap<UserId, User>>> walks() {
            var walks = new LinkedHashMap<String, ToLongFunction<PersistentHashMap<UserId, User>>>();
            walks.put("valIterator", map -> Sum.of(map.valIterator()));
            walks.put("iterator", map -> {
                long total = 0;
                for (var entry : map) {
                    total += entry.getValue().modified();
                }
                return total;
            });
            return walks;
        }

        @Override
        public Object setOf(UserId[] ids) {
            var set = PersistentHashSet.<UserId>empty();
            for (UserId id : ids) {
                set = set.put(id);
            }
            return set;
        }
    }

    static final class Sorted implements SortedTable<PersistentTreeMap<String, User>> {

        @Override
        public Map<String, Function<User[], PersistentTreeMap<String, User>>> builds() {
            return Map.of("assoc", users -> {
                var map = PersistentTreeMap.<String, User>empty();
                for (User user : users) {
                    map = map.assoc(user.name(), user);
                }
                return map;
            });
        }

        @Override
        public User get(PersistentTreeMap<String, User> map, String name) {
            return map.get(name);
        }

        @Override
        public PersistentTreeMap<String, User> put(PersistentTreeMap<String, User> map, String name, User user) {
            return map.assoc(name, user);
        }

        @Override
        public PersistentTreeMap<String, User> remove(PersistentTreeMap<String, User> map, String name) {
            return map.without(name);
        }

        @Override
        public long page(PersistentTreeMap<String, User> map, String from, int limit) {
            if (map.isEmpty()) {
                return 0; // tailMap of an empty map throws a NullPointerException in 3.10.3
            }
            var rest = map.tailMap(from).iterator();
            long total = 0;
            for (int i = 0; i < limit && rest.hasNext(); i++) {
                total += rest.next().getValue().modified();
            }
            return total;
        }

        /// To view a part takes as long as to walk it.
        @Override
        public boolean seeks() {
            return false;
        }

        @Override
        public long walk(PersistentTreeMap<String, User> map) {
            return Sum.of(map.valIterator());
        }
    }
}
