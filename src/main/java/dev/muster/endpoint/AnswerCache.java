package dev.muster.endpoint;

import dev.muster.http.RenderedBody;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A cache of rendered answers. An entry is valid while the values from which it was rendered are still the same
/// objects, so no answer is stale and none expires by time.
///
/// Thread-safe.
///
/// @param <K> the key: the answer, and the class of callers that gets it
public final class AnswerCache<K> {

    /// The cached answers take at most this part of the heap. A full cache is emptied, which costs one rendering for
    /// each answer.
    private static final int PART_OF_HEAP = 16;

    /// An answer that would take more than this part of the cache is not cached, because it would displace many others.
    private static final int PART_OF_ALL = 4;

    /// The bytes that an answer takes in addition to its body, estimated high.
    private static final int ANSWER_BYTES = 512;

    private final long bytesMax;
    private final ConcurrentHashMap<K, Answer> answers = new ConcurrentHashMap<>();
    private long bytes;

    private record Answer(List<Object> madeFrom, RenderedBody renderedBody) {

        /// The size with the compressed body, which is made later and is hardly ever larger than the body itself.
        long bytes() {
            return ANSWER_BYTES + 2L * renderedBody.bytes().length;
        }
    }

    public AnswerCache() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    AnswerCache(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// The cached answer, or a new one if any value is another object now.
    ///
    /// @param madeFrom the values from which the answer is rendered, the same number for each answer of a key
    public RenderedBody get(K key, List<Object> madeFrom, Supplier<RenderedBody> render) {
        Answer cached = answers.get(key);
        if (cached != null && same(cached.madeFrom, madeFrom)) {
            return cached.renderedBody;
        }
        RenderedBody renderedBody = render.get();
        store(key, new Answer(madeFrom, renderedBody));
        return renderedBody;
    }

    private synchronized void store(K key, Answer answer) {
        Answer before = answers.remove(key);
        bytes -= before == null ? 0 : before.bytes();
        if (answer.bytes() > bytesMax / PART_OF_ALL) {
            return;
        }
        if (bytes + answer.bytes() > bytesMax) {
            answers.clear();
            bytes = 0;
        }
        answers.put(key, answer);
        bytes += answer.bytes();
    }

    @SuppressWarnings("ReferenceEquality") // intended: an immutable value that is the same object has not changed
    private static boolean same(List<Object> left, List<Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }
}
