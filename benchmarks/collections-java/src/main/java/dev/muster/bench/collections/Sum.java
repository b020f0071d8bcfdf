package dev.muster.bench.collections;

import java.util.Iterator;

/// Adds up [User#modified], so that a walk has to touch each record.
final class Sum {

    private long total;

    static long of(Iterator<User> users) {
        return of(users, Integer.MAX_VALUE);
    }

    static long of(Iterator<User> users, int limit) {
        long total = 0;
        for (int i = 0; i < limit && users.hasNext(); i++) {
            total += users.next().modified();
        }
        return total;
    }

    void add(User user) {
        total += user.modified();
    }

    long total() {
        return total;
    }
}
