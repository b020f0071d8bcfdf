package dev.muster.endpoint;

import dev.muster.http.RenderedBody;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Rendered answers, each kept with the very values it was made from and given only while these are
/// the same objects: never by time, so never stale.
///
/// @param <K> which answer, for which class of callers
public final class AnswerCache<K> {

    /// The part of the heap that all kept answers may take together. Beyond it the cache is emptied, which costs
    /// one rendering for each answer.
    private static final int PART_OF_HEAP = 16;

    /// An answer that takes more of that than this part isn't kept: it would push out many others.
    private static final int PART_OF_ALL = 4;

    /// The bytes that an answer takes in addition to its body, estimated high.
    private static final int ANSWER_BYTES = 512;

    private final long bytesMax;
    private final ConcurrentHashMap<K, Answer> answers = new ConcurrentHashMap<>();
    private long bytes;

    private record Answer(List<Object> madeFrom, RenderedBody renderedBody) {

        /// With the compressed body, which is made later and is never larger by much.
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

    /// The kept answer, or a new one if any value is another object now.
    public RenderedBody get(K key, List<Object> madeFrom, Supplier<RenderedBody> render) {
        Answer kept = answers.get(key);
        if (kept != null && same(kept.madeFrom, madeFrom)) {
            return kept.renderedBody;
        }
        RenderedBody renderedBody = render.get();
        keep(key, new Answer(madeFrom, renderedBody));
        return renderedBody;
    }

    private synchronized void keep(K key, Answer answer) {
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
