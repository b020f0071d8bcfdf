package dev.muster.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signed text: it is accepted for its purpose and until it expires, and any other text is refused.
class SignedTextTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = TestDatabases.sqlite();
    private Ledger ledger = open(database);
    private final SignedText signedText = SignedText.over(ledger, clock);
    private final String text = signedText.text("search", new Found("ann", 7), MINUTE);

    private record Found(@Nullable String name, @Nullable Integer count) {}

    private record Other(@Nullable List<Integer> name) {}

    private Ledger open(TestDatabase on) {
        return Ledger.open(on.open(), clock, LedgerSettings.USUAL);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void signedTextIsReadAgain() {
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(read(text)).contains(new Found("ann", 7));
    }

    @Test
    void signedTextIsReadAfterARestart() {
        ledger.close();
        ledger = open(database);

        assertThat(SignedText.over(ledger, clock).read("search", text, Found.class))
                .contains(new Found("ann", 7));
    }

    @Test
    void signedTextExpires() {
        clock.pass(MINUTE.minusMillis(1));
        assertThat(read(text)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(read(text)).isEmpty();
    }

    @Test
    void textForAnotherPurposeIsRefused() {
        assertThat(signedText.read("identity", text, Found.class)).isEmpty();
    }

    @Test
    void everyAlteredCharacterIsFound() {
        for (int i = 0; i < text.length(); i++) {
            for (char c : new char[] {'A', 'B', '-', '=', ' '}) {
                String altered = text.substring(0, i) + c + text.substring(i + 1);
                assertThat(altered.equals(text) || read(altered).isEmpty())
                        .as(altered)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base 64", "AAAA", "====", "\u00e4\u0000"})
    void malformedTextIsRefused(String malformed) {
        assertThat(read(malformed)).isEmpty();
        assertThat(read(text + malformed + "A")).isEmpty();
        assertThat(read("A".repeat(SignedText.CHARS_MAX + 1))).isEmpty();
    }

    @Test
    void contentOfAnotherShapeIsRefused() {
        assertThat(signedText.read("search", text, Other.class)).isEmpty();
    }

    @Test
    void textOfAnotherServerIsRefused() {
        try (TestDatabase otherDatabase = TestDatabases.sqlite();
                Ledger other = open(otherDatabase)) {
            assertThat(SignedText.over(other, clock).read("search", text, Found.class))
                    .isEmpty();
        }
    }

    @Test
    void theKeyIsASecretAndNotInTheJournal() {
        assertThat(ledger.now().revision()).isZero();
        assertThat(database.query("select kind from secret")).containsExactly(SignedText.KIND);
        assertThat(SignedText.newKey()).hasToString("Secret[signing-key 516EED00000000000000000000000000]");
    }

    @Test
    void nodesThatBeginAtTheSameTimeHaveOneKey() throws Exception {
        int nodes = 2;
        CountDownLatch begin = new CountDownLatch(nodes);
        try (PostgresDatabase shared = TestDatabases.postgres();
                ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            Callable<String> node = () -> {
                try (Ledger one = open(shared)) {
                    begin.countDown();
                    begin.await();
                    SignedText ours = SignedText.over(one, clock);
                    return ours.text("search", new Found("ann", 7), MINUTE);
                }
            };
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                texts.add(threads.submit(node));
            }
            String first = texts.getFirst().get();
            for (Future<String> one : texts) {
                assertThat(one.get()).isEqualTo(first);
            }
        }
    }

    private Optional<Found> read(String from) {
        return signedText.read("search", from, Found.class);
    }
}
