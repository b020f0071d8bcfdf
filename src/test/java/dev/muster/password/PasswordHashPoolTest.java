package dev.muster.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class PasswordHashPoolTest {

    @Test
    void aFullQueueRefusesWithBusy() throws Exception {
        CountDownLatch computing = new CountDownLatch(2);
        Semaphore proceed = new Semaphore(0);
        PasswordHashPool hashPool = new PasswordHashPool(2, 1, (hash, password) -> {
            computing.countDown();
            proceed.acquireUninterruptibly();
            return true;
        });
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> accepted = new ArrayList<>();
            accepted.add(clients.submit(() -> hashPool.matches(Optional.of("a"), "b")));
            accepted.add(clients.submit(() -> hashPool.matches(Optional.of("a"), "b")));
            computing.await();
            // Two places are left; of three more one finds none.
            List<Future<Optional<Problem>>> more = new ArrayList<>();
            CountDownLatch refused = new CountDownLatch(1);
            for (int i = 0; i < 3; i++) {
                more.add(clients.submit(() -> {
                    Problem problem =
                            catchThrowableOfType(Problem.class, () -> hashPool.matches(Optional.of("a"), "b"));
                    Optional<Problem> refusal = Optional.ofNullable(problem);
                    refusal.ifPresent(_ -> refused.countDown());
                    return refusal;
                }));
            }
            refused.await();
            proceed.release(4);

            List<String> codes = new ArrayList<>();
            for (Future<Optional<Problem>> one : more) {
                one.get().map(Problem::code).ifPresent(codes::add);
            }
            assertThat(codes).containsExactly("login.busy");
            assertThat(accepted).allSatisfy(one -> assertThat(one.get()).isTrue());
        }
    }

    @Test
    void withoutAHashNoPasswordMatches() {
        PasswordHashPool hashPool = new PasswordHashPool(1, 1, (hash, password) -> true);

        assertThat(hashPool.matches(Optional.empty(), "x")).isFalse();
        assertThat(hashPool.matches(Optional.of("hash"), "x")).isTrue();
    }

    @Test
    void aPasswordThatIsTooLongIsWrongAndCostsTheSame() {
        List<String> computed = new ArrayList<>();
        PasswordHashPool hashPool = new PasswordHashPool(1, 1, (hash, password) -> computed.add(password));

        assertThat(hashPool.matches(Optional.of("hash"), "\uD83D\uDC27".repeat(256)))
                .isTrue();
        assertThat(hashPool.matches(Optional.of("hash"), "x".repeat(257))).isFalse();

        assertThat(computed).hasSize(2).element(1).isEqualTo("");
    }

    @Test
    void aNewHashMatchesItsPassword() {
        PasswordHashPool hashPool = new PasswordHashPool(1);

        assertThat(hashPool.matches(Optional.of(hashPool.hash("new")), "new")).isTrue();
    }

    @Test
    void aSmallHeapAllowsFewerComputations() {
        assertThat(PasswordHashPool.fitting(8, 4L << 30)).isEqualTo(8);
        assertThat(PasswordHashPool.fitting(8, 512L << 20)).isEqualTo(3);
        assertThat(PasswordHashPool.fitting(8, 64L << 20)).isEqualTo(1);
    }
}
