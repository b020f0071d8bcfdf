package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.function.Function;

/// What one forked JVM does: one library, one part, every figure once.
final class Fork {

    /// Operations per round.
    static final int OPERATIONS = 100_000;

    private static final int PAGE = 50;
    private static final int SETS = 200_000;

    private final Meter meter = new Meter();
    private final Sample sample;

    private Fork(int size) {
        sample = Sample.of(size);
    }

    static void main(String... arguments) {
        String library = arguments[0];
        Part part = Part.valueOf(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        var fork = new Fork(part == Part.SETS ? SETS : size);
        switch (part) {
            case HASH -> fork.hash(Libraries.hashTable(library).orElseThrow());
            case HASH_WAYS -> fork.hashWays(Libraries.hashTable(library).orElseThrow());
            case SORTED_WAYS -> fork.sortedWays(Libraries.sortedTable(library).orElseThrow());
            case HASH_BYTES -> fork.hashBytes(Libraries.hashTable(library).orElseThrow());
            case SETS -> fork.sets(Libraries.sets(library).orElseThrow());
            case SORTED -> fork.sorted(Libraries.sortedTable(library).orElseThrow());
            case SORTED_BYTES -> fork.sortedBytes(Libraries.sortedTable(library).orElseThrow());
            case COPY -> fork.copy();
        }
        // Else the sample could be collected while bytes are counted.
        Reference.reachabilityFence(fork);
    }

    private <M> void hashBytes(HashTable<M> table) {
        var build = table.builds().values().iterator().next();
        meter.bytes("bytes", sample.users().length, () -> build.apply(sample.users()));
    }

    private <M> void sortedBytes(SortedTable<M> table) {
        var build = table.builds().values().iterator().next();
        User[] users = sample.sorted();
        meter.bytes("bytes", users.length, () -> build.apply(users));
        Reference.reachabilityFence(users);
    }

    private <M> void hash(HashTable<M> table) {
        User[] users = sample.users();
        UserId[] present = sample.present();
        UserId[] absent = sample.absent();
        var build = table.builds().values().iterator().next();
        meter.time("build", users.length, () -> build.apply(users));
        M full = build.apply(users);
        meter.time("get", present.length, () -> {
            long found = 0;
            for (UserId id : present) {
                found += table.get(full, id).modified();
            }
            return found;
        });
        meter.time("miss", absent.length, () -> {
            int missed = 0;
            for (UserId id : absent) {
                missed += table.get(full, id) == null ? 1 : 0;
            }
            return missed;
        });
        var walk = table.walks().values().iterator().next();
        meter.time("walk", users.length, () -> walk.applyAsLong(full));
        User other = new User(users[0].id(), "another", 7);
        meter.time("replace", present.length, () -> {
            M map = full;
            for (UserId id : present) {
                map = table.put(map, id, other);
            }
            return map;
        });
        meter.time("insert", absent.length, () -> {
            M map = full;
            for (UserId id : absent) {
                map = table.put(map, id, other);
            }
            return map;
        });
        meter.time("remove", present.length, () -> {
            M map = full;
            for (UserId id : present) {
                map = table.remove(map, id);
            }
            return map;
        });
    }

    private <M> void hashWays(HashTable<M> table) {
        User[] users = sample.users();
        table.builds().forEach((way, build) -> meter.time("build " + way, users.length, () -> build.apply(users)));
        M full = table.builds().values().iterator().next().apply(users);
        table.walks().forEach((way, walk) -> meter.time("walk " + way, users.length, () -> walk.applyAsLong(full)));
    }

    private <M> void sortedWays(SortedTable<M> table) {
        User[] users = sample.sorted();
        table.builds().forEach((way, build) -> meter.time("build " + way, users.length, () -> build.apply(users)));
    }

    /// Bytes of a set of few ids, as a user's groups are; the ids themselves are there anyway.
    private void sets(Function<UserId[], Object> setOf) {
        for (int members : new int[] {0, 1, 2, 4, 8}) {
            // Not the place in the array: the reference is the record's.
            var sets = new Object[SETS];
            meter.bytes("set of " + members, SETS, () -> {
                for (int i = 0; i < SETS; i++) {
                    var ids = new UserId[members];
                    for (int j = 0; j < members; j++) {
                        ids[j] = sample.users()[(i + j * 7919) % SETS].id();
                    }
                    sets[i] = setOf.apply(ids);
                }
                return sets;
            });
        }
    }

    private <M> void sorted(SortedTable<M> table) {
        User[] users = sample.sorted();
        String[] names = sample.presentNames();
        var build = table.builds().values().iterator().next();
        meter.time("build", users.length, () -> build.apply(users));
        M full = build.apply(users);
        meter.time("get", names.length, () -> {
            long found = 0;
            for (String name : names) {
                found += table.get(full, name).modified();
            }
            return found;
        });
        String[] starts = Arrays.copyOf(names, table.seeks() ? Math.min(names.length, 20_000) : 2);
        meter.time("page", starts.length, () -> {
            long sum = 0;
            for (String name : starts) {
                sum += table.page(full, name.substring(0, name.length() - 1), PAGE);
            }
            return sum;
        });
        meter.time("walk", users.length, () -> table.walk(full));
        User other = new User(users[0].id(), "another", 7);
        meter.time("replace", names.length, () -> {
            M map = full;
            for (String name : names) {
                map = table.put(map, name, other);
            }
            return map;
        });
        String[] added = Arrays.stream(names).map(name -> name + "b").toArray(String[]::new);
        meter.time("insert", names.length, () -> {
            M map = full;
            for (String name : added) {
                map = table.put(map, name, other);
            }
            return map;
        });
        meter.time("remove", names.length, () -> {
            M map = full;
            for (String name : names) {
                map = table.remove(map, name);
            }
            return map;
        });
    }

    /// One put into an immutable map that is not persistent: it copies the map.
    private void copy() {
        var map = org.eclipse.collections.api.factory.Maps.mutable.<UserId, User>empty();
        for (User user : sample.users()) {
            map.put(user.id(), user);
        }
        var full = map.toImmutable();
        meter.time("replace", 1, () -> full.newWithKeyValue(sample.present()[0], sample.users()[0]));
    }
}
