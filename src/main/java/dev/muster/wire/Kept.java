package dev.muster.wire;

import dev.muster.http.Rendered;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Rendered answers, each kept with the very values it was made from and given only while these are
/// the same objects: never by time, so never stale.
///
/// @param <K> which answer, for which class of callers
public final class Kept<K> {

    /// Answers kept at most; past it all are forgotten, which costs one rendering each.
    private static final int MAX = 20_000;

    private final ConcurrentHashMap<K, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(List<Object> madeFrom, Rendered rendered) {}

    /// The kept answer, or a new one if any value is another object now.
    public Rendered get(K key, List<Object> madeFrom, Supplier<Rendered> render) {
        Answer kept = answers.get(key);
        if (kept != null && same(kept.madeFrom, madeFrom)) {
            return kept.rendered;
        }
        Rendered rendered = render.get();
        if (answers.size() >= MAX) {
            answers.clear();
        }
        answers.put(key, new Answer(madeFrom, rendered));
        return rendered;
    }

    @SuppressWarnings("ReferenceEquality") // the point: immutable values that are the same object have not changed
    private static boolean same(List<Object> left, List<Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }
}
