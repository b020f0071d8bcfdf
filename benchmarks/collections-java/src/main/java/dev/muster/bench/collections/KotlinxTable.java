package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentMap;

/// kotlinx.collections.immutable: a compressed hash array mapped trie, keys and values in one array. No sorted map.
final class KotlinxTable implements HashTable<PersistentMap<UserId, User>> {

    @Override
    public Map<String, Function<User[], PersistentMap<UserId, User>>> builds() {
        var builds = new LinkedHashMap<String, Function<User[], PersistentMap<UserId, User>>>();
        builds.put("builder", users -> {
            var builder = ExtensionsKt.<UserId, User>persistentHashMapOf().builder();
            for (User user : users) {
                builder.put(user.id(), user);
            }
            return builder.build();
        });
        builds.put("toPersistentHashMap", users -> {
            var map = new HashMap<UserId, User>();
            for (User user : users) {
                map.put(user.id(), user);
            }
            return ExtensionsKt.toPersistentHashMap(map);
        });
        builds.put("putting", users -> {
            var map = ExtensionsKt.<UserId, User>persistentHashMapOf();
            for (User user : users) {
                map = map.putting(user.id(), user);
            }
            return map;
        });
        return builds;
    }

    @Override
    public User get(PersistentMap<UserId, User> map, UserId id) {
        return map.get(id);
    }

    @Override
    public PersistentMap<UserId, User> put(PersistentMap<UserId, User> map, UserId id, User user) {
        return map.putting(id, user);
    }

    @Override
    public PersistentMap<UserId, User> remove(PersistentMap<UserId, User> map, UserId id) {
        return map.removing(id);
    }

    @Override
    public Map<String, ToLongFunction<PersistentMap<UserId, User>>> walks() {
        var walks = new LinkedHashMap<String, ToLongFunction<PersistentMap<UserId, User>>>();
        walks.put("values()", map -> Sum.of(map.values().iterator()));
        walks.put("entrySet()", map -> {
            long total = 0;
            for (var entry : map.entrySet()) {
                total += entry.getValue().modified();
            }
            return total;
        });
        walks.put("forEach", map -> {
            var sum = new Sum();
            map.forEach((id, user) -> sum.add(user));
            return sum.total();
        });
        return walks;
    }

    @Override
    public Object setOf(UserId[] ids) {
        return ExtensionsKt.toPersistentHashSet(Arrays.asList(ids));
    }
}
