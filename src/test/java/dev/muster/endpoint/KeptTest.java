package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Rendered;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

    private static final List<Object> SAME = List.of("same");

    private final AtomicInteger renderings = new AtomicInteger();
    private final Kept<Integer> kept = new Kept<>(100_000);

    @Test
    void anAnswerIsRenderedOnceForTheSameValues() {
        Rendered first = answer(1, 100);
        assertThat(answer(1, 100)).isSameAs(first);
        assertThat(kept.get(1, List.of(new Object()), () -> rendered(100))).isNotSameAs(first);
        assertThat(renderings).hasValue(2);
    }

    @Test
    void largeAnswersAreForgottenSooner() {
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
            kept.get(2, List.of(new Object()), () -> rendered(10_000));
        }
        answer(1, 10_000);
        assertThat(renderings).hasValue(1_001);
    }

    @Test
    void oneThatIsTooLargeIsNotKeptAndLeavesTheOthers() {
        answer(1, 1_000);
        assertThat(answer(2, 15_000).bytes()).hasSize(15_000);
        answer(2, 15_000);
        answer(1, 1_000);
        assertThat(renderings).hasValue(3);
    }

    private Rendered answer(int key, int bytes) {
        return kept.get(key, SAME, () -> rendered(bytes));
    }

    private Rendered rendered(int bytes) {
        renderings.incrementAndGet();
        return Rendered.ofBytes(new byte[bytes]);
    }
}
