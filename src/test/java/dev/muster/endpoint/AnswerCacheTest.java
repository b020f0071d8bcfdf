package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.RenderedBody;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final List<Object> SAME = List.of("same");

    private final AtomicInteger renderings = new AtomicInteger();
    private final AnswerCache<Integer> cache = new AnswerCache<>(100_000);

    @Test
    void anAnswerIsRenderedOnceForTheSameValues() {
        RenderedBody first = answer(1, 100);
        assertThat(answer(1, 100)).isSameAs(first);
        assertThat(cache.get(1, List.of(new Object()), () -> rendered(100))).isNotSameAs(first);
        assertThat(renderings).hasValue(2);
    }

    @Test
    void largeAnswersAreDroppedSooner() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                answer(i, 10_000);
            }
        }
        assertThat(renderings).hasValue(4);

        for (int i = 0; i < 1_000; i++) {
            answer(100 + i, 10_000);
        }
        answer(0, 10_000);
        assertThat(renderings).hasValue(1_005);
    }

    @Test
    void anAnswerThatIsReplacedIsCountedOnce() {
        answer(1, 10_000);
        for (int i = 0; i < 1_000; i++) {
            cache.get(2, List.of(new Object()), () -> rendered(10_000));
        }
        answer(1, 10_000);
        assertThat(renderings).hasValue(1_001);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotCachedAndDropsNoOther() {
        answer(1, 1_000);
        assertThat(answer(2, 15_000).bytes()).hasSize(15_000);
        answer(2, 15_000);
        answer(1, 1_000);
        assertThat(renderings).hasValue(3);
    }

    private RenderedBody answer(int key, int bytes) {
        return cache.get(key, SAME, () -> rendered(bytes));
    }

    private RenderedBody rendered(int bytes) {
        renderings.incrementAndGet();
        return RenderedBody.ofBytes(new byte[bytes]);
    }
}
