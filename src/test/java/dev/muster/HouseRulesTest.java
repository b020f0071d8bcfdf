package dev.muster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The project keeps its house rules: [HouseRules] in every Java file, and [TextRule] in every text.
class HouseRulesTest {

    @Test
    void sizesNamesAndDocCommentsAreInOrder() {
        assertThat(JavaSource.all().stream().map(HouseRules::findings).flatMap(List::stream))
                .isEmpty();
    }

    @Test
    void noTwoTypesShareASimpleName() {
        assertThat(HouseRules.sharedNames(JavaSource.all().stream()
                        .filter(source -> !source.isPlanted())
                        .toList()))
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

    /// A reader decides by this sentence whether a class belongs to the package.
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
    void noTextBreaksARule() {
        assertThat(textFiles().stream().flatMap(file -> TextRule.findings(file, read(file)).stream()))
                .isEmpty();
    }

    private static List<Path> textFiles() {
        return ProjectFiles.below(Path.of("")).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !read(file).contains("\0"))
                .toList();
    }

    /// Reads byte by byte, since not every file is UTF-8. A file that does not exist counts as empty.
    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
