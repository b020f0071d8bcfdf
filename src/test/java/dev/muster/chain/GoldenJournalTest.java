package dev.muster.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Sha256;
import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.PersonalValue;
import dev.muster.store.StoredEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kinds of changes in the journal stay the same, byte by byte: old journals are read for ever.
///
/// A file has a line `entry <hash> <text>` for each entry, and after it a line
/// `personal <ordinal> <salt> <value>` for each of its personal values. It is never altered. When a later
/// format is written, the first test here moves to a file of its own, and the second one stays.
class GoldenJournalTest {

    /// @param hash SHA-256 of the file
    record Golden(String file, List<Entry> entries, String hash) {
        String text() {
            return read(file);
        }
    }

    private static final Golden FIRST = new Golden(
            "journal-1.txt",
            GoldenJournal.entries(),
            "b96c80a2c3a970c1a7565f3c58a74be0b7c8c21969bd3d384913a50f2218975b");

    private static final Golden WITH_PROFILES = new Golden(
            "journal-2.txt",
            GoldenJournal.entriesWithProfiles(),
            "37b5207dcb35d91250a2b8e746272515273bc34c1fcecf70369918ee4dfc62a7");

    private static List<Golden> files() {
        return List.of(FIRST, WITH_PROFILES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void entriesAreWrittenAsInTheFiles(Golden golden) {
        assertThat(written(golden.entries())).isEqualTo(golden.text());
    }

    @ParameterizedTest
    @MethodSource("files")
    void entriesAreReadFromTheFiles(Golden golden) {
        var text = new JournalText(salts());
        List<Entry> read = new ArrayList<>();
        String previous = Head.NO_HASH;
        for (JournalRow row : rows(golden.text())) {
            StoredEntry stored = text.read(row.text(), row.personal());
            assertThat(stored.previousHash()).isEqualTo(previous);
            assertThat(stored.hash()).isEqualTo(row.hash());
            previous = row.hash();
            read.add(stored.entry());
        }
        assertThat(read).isEqualTo(golden.entries());
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFilesThemselvesAreUnaltered(Golden golden) {
        assertThat(Sha256.hex(golden.text())).isEqualTo(golden.hash());
    }

    private static String written(List<Entry> entries) {
        var text = new JournalText(salts());
        StringBuilder lines = new StringBuilder();
        String previous = Head.NO_HASH;
        for (Entry entry : entries) {
            EntryText written = text.write(entry, previous);
            previous = written.hash();
            lines.append("entry " + previous + " " + written.text() + "\n");
            written.personal()
                    .forEach(row ->
                            lines.append("personal " + row.ordinal() + " " + row.salt() + " " + row.value() + "\n"));
        }
        return lines.toString();
    }

    private static List<JournalRow> rows(String golden) {
        List<JournalRow> rows = new ArrayList<>();
        for (String entry : golden.substring("entry ".length()).split("\nentry ", -1)) {
            List<String> lines = entry.lines().toList();
            String[] parts = lines.getFirst().split(" ", 2);
            rows.add(new JournalRow(
                    rows.size() + 1L,
                    parts[1],
                    parts[0],
                    lines.stream().skip(1).map(GoldenJournalTest::personal).toList()));
        }
        return rows;
    }

    private static PersonalValue personal(String line) {
        String[] parts = line.split(" ", 4);
        return new PersonalValue(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    private static RandomGenerator salts() {
        var next = new AtomicLong();
        return next::incrementAndGet;
    }

    private static String read(String name) {
        try (InputStream file = GoldenJournalTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
