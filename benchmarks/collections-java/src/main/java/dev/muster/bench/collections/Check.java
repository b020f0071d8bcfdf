package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Compares a library with the JDK's maps over random changes, with many keys of one hash code, and looks
/// whether an older version is still what it was. A map that is quick and wrong is no candidate.
final class Check {

    private static final int CHANGES = 50_000;
    private static final int KEYS = 600;

    private final SplittableRandom random = new SplittableRandom(7);

    /// Throws [IllegalStateException] if the library got one thing wrong.
    static void library(String library) {
        Libraries.hashTable(library).ifPresent(table -> new Check().hash(library, table));
        Libraries.sortedTable(library).ifPresent(table -> new Check().sorted(library, table));
    }

    private <M> void hash(String library, HashTable<M> table) {
        M map = table.builds().values().iterator().next().apply(new User[0]);
        M older = map;
        var model = new HashMap<UserId, User>();
        Map<UserId, User> olderModel = Map.of();
        for (int i = 0; i < CHANGES; i++) {
            UserId id = id();
            if (random.nextInt(3) == 0) {
                map = table.remove(map, id);
                model.remove(id);
            } else {
                var user = new User(id, "u" + i, i);
                map = table.put(map, id, user);
                model.put(id, user);
            }
            if (i % 500 == 0) {
                same(library, table, map, model);
                if (!library.equals("jdk")) {
                    same(library, table, older, olderModel);
                }
                older = map;
                olderModel = Map.copyOf(model);
            }
        }
    }

    private <M> void same(String library, HashTable<M> table, M map, Map<UserId, User> model) {
        long sum = model.values().stream().mapToLong(User::modified).sum();
        table.walks().forEach((way, walk) -> require(walk.applyAsLong(map) == sum, library, way));
        for (int high = 0; high < KEYS; high++) {
            UserId spread = new UserId(high, 0);
            UserId colliding = colliding(high);
            require(table.get(map, spread) == model.get(spread), library, "get");
            require(table.get(map, colliding) == model.get(colliding), library, "get, keys of one hash code");
        }
    }

    private UserId id() {
        int number = random.nextInt(KEYS);
        return random.nextBoolean() ? new UserId(number, 0) : colliding(number);
    }

    /// Keys that a record of two longs hashes alike: 31 times what goes up on the left goes down on the right.
    private static UserId colliding(int number) {
        return new UserId(number % 40 + 1_000, 1_000_000 - 31L * (number % 40));
    }

    private <M> void sorted(String library, SortedTable<M> table) {
        M map = table.builds().values().iterator().next().apply(new User[0]);
        var model = new TreeMap<String, User>();
        for (int i = 0; i < CHANGES; i++) {
            String name = "n" + random.nextInt(KEYS);
            if (random.nextInt(3) == 0) {
                map = table.remove(map, name);
                model.remove(name);
            } else {
                var user = new User(new UserId(i, i), name, i);
                map = table.put(map, name, user);
                model.put(name, user);
            }
            if (i % 500 == 0) {
                require(table.walk(map) == Sum.of(model.values().iterator()), library, "walk");
                require(table.get(map, name) == model.get(name), library, "get sorted");
                long page = Sum.of(model.tailMap(name, true).values().iterator(), 10);
                require(table.page(map, name, 10) == page, library, "page");
            }
        }
    }

    private static void require(boolean right, String library, String what) {
        if (!right) {
            throw new IllegalStateException(library + " is wrong: " + what);
        }
    }
}
