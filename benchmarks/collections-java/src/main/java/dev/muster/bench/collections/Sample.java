package dev.muster.bench.collections;

import dev.muster.base.UserId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/// The same made-up users, and the same keys in random order, for every library.
///
/// @param users in random order
/// @param present keys of users, in random order, equal to theirs but not the same objects
/// @param absent keys of nobody
/// @param presentNames names of the users of `present`
record Sample(User[] users, UserId[] present, UserId[] absent, String[] presentNames) {

    private static final String[] FIRST = {
        "anna", "ben", "carla", "dilek", "emil", "farid", "grete", "hugo", "ines", "jonas", "kaja", "luis", "mara"
    };
    private static final String[] LAST = {
        "abel", "brandt", "cohen", "diaz", "ek", "fischer", "garcia", "haas", "ivanov", "jung", "kaya", "lang", "meyer"
    };

    static Sample of(int size) {
        var random = new SplittableRandom(25);
        var users = new User[size];
        for (int i = 0; i < size; i++) {
            String name = FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)] + " " + (i + 100);
            users[i] = new User(new UserId(random.nextLong(), random.nextLong()), name, i);
        }
        int keys = Math.min(size, Fork.OPERATIONS);
        var present = new UserId[keys];
        var absent = new UserId[keys];
        var names = new String[keys];
        for (int i = 0; i < keys; i++) {
            User user = users[random.nextInt(size)];
            present[i] = new UserId(user.id().high(), user.id().low());
            absent[i] = new UserId(random.nextLong(), random.nextLong());
            names[i] = new String(user.name());
        }
        return new Sample(users, present, absent, names);
    }

    /// The users by name.
    User[] sorted() {
        var sorted = users.clone();
        Arrays.sort(sorted, Comparator.comparing(User::name));
        return sorted;
    }
}
