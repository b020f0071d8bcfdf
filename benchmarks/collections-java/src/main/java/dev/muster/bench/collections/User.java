package dev.muster.bench.collections;

import dev.muster.base.UserId;

/// A small record, as the directory keeps them by the million; it holds its own key.
record User(UserId id, String name, long modified) {}
