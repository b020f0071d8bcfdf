package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every paragraph of `docs/contract.md` that a file of the repository cites exists.
class ContractCitationsTest {

    private static final Path DOCUMENT = Path.of("docs/contract.md");

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".venv", ".idea", ".muster");

    /// Sources, scripts, settings and documents; scripts often have no ending.
    private static final Pattern TEXT = Pattern.compile("[^.]+|.+\\.(java|py|c?js|sh|ya?ml|toml|md|sql|html|txt)");

    private static final Pattern SAMPLE = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

    private final Set<String> paragraphs = ContractCitations.paragraphs(read(DOCUMENT));

    @Test
    void everyCitedParagraphExists() {
        assertThat(files().flatMap(file -> missing(file.toString(), read(file))))
                .isEmpty();
    }

    @Test
    void citationsAreFoundInTheSources() {
        assertThat(files().flatMap(file -> ContractCitations.of(read(file)).stream()))
                .hasSizeGreaterThan(50);
    }

    @Test
    void allSectionsAreThere() {
        assertThat(paragraphs)
                .contains("0", "0.1", "2.5", "4.9", "5", "9", "10.4", "13", "15.1", "18", "18.11")
                .doesNotContain("2.10", "5.1", "20");
    }

    @Test
    void samplesAreJson() {
        assertThat(SAMPLE.matcher(read(DOCUMENT)).results())
                .isNotEmpty()
                .allSatisfy(sample -> Json.read(sample.group(1).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWrongNumberIsFound() {
        assertThat(missing("Planted.java", "/// A role.\n/// The members " + citing("2.55") + ".\nclass Role {}"))
                .containsExactly("Planted.java:2 cites 2.55, which docs/contract.md does not have");
        assertThat(missing("Planted.py", "# " + citing("4.9, 5.7"))).hasSize(1);
        assertThat(missing("Planted.md", citing("77"))).hasSize(1);
    }

    @Test
    void listsAndRangesAreRead() {
        assertThat(numbers(citing("4.7 to 4.9, 5"))).containsExactly("4.7", "4.8", "4.9", "5");
        assertThat(numbers(citing("0, 9 and 13") + ": headers")).containsExactly("0", "9", "13");
        assertThat(numbers(citing("9, compression, 2"))).containsExactly("9");
        assertThat(numbers(citing("2.5.") + " Then 3")).containsExactly("2.5");
    }

    @Test
    void everySpellingIsRead() {
        assertThat(numbers("Contract" + " 2.5")).containsExactly("2.5");
        assertThat(numbers("docs/contract" + ".md 0.6")).containsExactly("0.6");
        assertThat(numbers("/// as in contract\n    /// 4.6,\n    /// 5")).containsExactly("4.6", "5");
        assertThat(numbers("LedgerContract" + " 2.5, contracts 2, a contract of 3"))
                .isEmpty();
    }

    private Stream<String> missing(String file, String text) {
        return ContractCitations.of(text).stream()
                .filter(cited -> !paragraphs.contains(cited.number()))
                .map(cited -> "%s:%d cites %s, which %s does not have"
                        .formatted(file, cited.line(), cited.number(), DOCUMENT));
    }

    /// A citation of numbers that need not exist, made here so that this file has none of them.
    private static String citing(String numbers) {
        return "(contract %s)".formatted(numbers);
    }

    private static List<String> numbers(String text) {
        return ContractCitations.of(text).stream()
                .map(ContractCitations.Cited::number)
                .toList();
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files
                    .filter(file -> TEXT.matcher(file.getFileName().toString()).matches())
                    .filter(ContractCitationsTest::isOurs)
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    /// Reads byte by byte, since not every file is UTF-8.
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
