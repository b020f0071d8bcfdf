package dev.muster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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

/// The project keeps its house rules: [HouseRules] in every Java file, and a few for whole files.
class HouseRulesTest {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".venv", ".idea", ".muster");

    private static final Pattern OPEN_END = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?! ?\\(?#\\d)");

    /// Split, so that this file isn't among the findings.
    private static final Pattern REGISTRY = Pattern.compile(
            "(repo1?|plugins)\\.(maven|gradle)\\.\\w|registry\\.(npm" + "js|yarn" + "pkg)" + "|(\\b|files\\.)(py"
                    + "pi\\.org|python" + "hosted\\.org)|central\\.sona" + "type|jit" + "pack\\.io");

    private static final Pattern SKIPPED =
            Pattern.compile("@(Disabled|Enabled|Ignore)\\w*|\\bAssum" + "(ptions|e)\\b|\\bassum" + "e\\w+\\(");

    private static final Pattern MOCK = Pattern.compile("(?i)mock" + "ito|easy" + "mock|power" + "mock|jmock" + "it");

    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sle" + "ep|TimeUnit\\.\\w+\\.sle" + "ep");

    @Test
    void sizesNamesAndDocCommentsAreInOrder() {
        assertThat(JavaSource.all().stream().map(HouseRules::findings).flatMap(List::stream))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() {
        var packages = JavaSource.main().stream()
                .map(source -> source.path().getParent())
                .distinct();

        assertThat(packages).allMatch(folder -> {
            String text = read(folder.resolve("package-info.java"));
            return text.startsWith("///") && text.contains("@NullMarked");
        });
    }

    /// The sentence by which a reader decides whether a class belongs to the package.
    @Test
    void everyPackageBeginsWithASentenceOfItsOwn() {
        List<String> sentences = JavaSource.main().stream()
                .filter(JavaSource::isPackageInfo)
                .map(source -> firstSentence(read(source.path())))
                .toList();

        assertThat(sentences).doesNotHaveDuplicates().allMatch(sentence -> sentence.endsWith("."));
    }

    /// The first paragraph of a doc comment.
    private static String firstSentence(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("/// "))
                .map(line -> line.substring(4))
                .collect(joining(" "));
    }

    @Test
    void openEndsNameAnIssue() {
        assertNowhere(OPEN_END, "");
    }

    @Test
    void noFileNamesARegistry() {
        assertNowhere(REGISTRY, "");
    }

    @Test
    void noTestIsSkippedSleepsOrMocks() {
        assertNowhere(SKIPPED, "src/test");
        assertNowhere(SLEEP, "src/test");
        assertNowhere(MOCK, "");
    }

    private static void assertNowhere(Pattern pattern, String below) {
        assertThat(textFiles(Path.of(below)))
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContainPattern(pattern));
    }

    private static List<Path> textFiles(Path below) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .filter(HouseRulesTest::isOurs)
                    .filter(file -> !read(file).contains("\0"))
                    .toList();
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

    /// Byte by byte, since not every file is UTF-8; nothing for a file that isn't there.
    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
