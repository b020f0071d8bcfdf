package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every relative link in the project's Markdown files leads somewhere, and [DocumentLinks] finds one that does not.
class DocumentLinksTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyLinkOfTheProjectLeadsToAFileAndItsHeading() throws IOException {
        assertThat(new DocumentLinks(root()).findings()).isEmpty();
    }

    @Test
    void noDocumentIsLeftOut() throws IOException {
        var links = new DocumentLinks(root());

        assertThat(links.documents())
                .extracting(file -> root().relativize(file).toString())
                .contains("README.md", "CONTRIBUTING.md", "docs/http.md", "docs/decisions/0001-one-module.md");
        assertThat(links.count()).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](docs/there.md)",
                "[a](./docs/)",
                "[a](docs)",
                "[a](with%20blank.txt \"a title\")",
                "[a](<with%20blank.txt>)",
                "![a](docs/there.md)",
                "[![a](docs)](docs/there.md)",
                "[a](docs/there.md#a-heading-with-code-and-more)",
                "[a](docs/there.md#again)",
                "[a](docs/there.md#again-1)",
                "[a](docs/there.md#straße_1)",
                "[a](docs/there.md#marked)",
                "[a](#planted)",
                "[a][b]\n\n[B]: docs/there.md",
                "[a][]\n\n[a]: docs",
                "<a href=\"docs/there.md\">a</a>",
                "[a](https://example.org/nowhere.md)",
                "[a](mailto:a@example.org)",
                "`[a](nowhere.md)`",
                "``a ` [a](nowhere.md)``",
                "```\n[a](nowhere.md)\n```",
                "~~~md\n[a](nowhere.md)\n~~~\n"
            })
    void aLinkThatLeadsSomewhereIsNoFinding(String text) throws IOException {
        assertThat(planted(text).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[a](nowhere.md)                         | nowhere.md does not exist",
                "[a](docs/There.md)                      | docs/There.md does not exist",
                "[a](there.md)                           | there.md does not exist",
                "[a](../outside.md)                      | ../outside.md does not exist",
                "[a](target/made.md)                     | target/made.md does not exist",
                "![a](nowhere.png)                       | nowhere.png does not exist",
                "[![a](no.png)](docs/there.md)           | no.png does not exist",
                "[a](no(where).md)                       | no(where).md does not exist",
                "[a](nowhere.md 'a title')               | nowhere.md does not exist",
                "[a](/docs/there.md)                     | /docs/there.md begins with /",
                "[a](docs/there.md#nothing)              | docs/there.md#nothing names a heading",
                "[a](docs/there.md#no-heading)           | docs/there.md#no-heading names a heading",
                "[a](docs/there.md#again-2)              | docs/there.md#again-2 names a heading",
                "[a](docs#again)                         | docs#again names a heading",
                "[a](#nothing)                           | #nothing names a heading",
                "[a]()                                   | is empty",
                "[a](100%)                               | 100% is no address",
                "[a]: nowhere.md                         | nowhere.md does not exist",
                "[a][nothing]                            | [nothing] is not defined",
                "[Nothing][]                             | [nothing] is not defined",
                "<img alt='x' src='nowhere.png'>         | nowhere.png does not exist",
                "`` ` `` [a](nowhere.md) `x`             | nowhere.md does not exist"
            })
    void aLinkThatLeadsNowhereIsFound(String text, String finding) throws IOException {
        assertThat(planted(text).findings()).singleElement().asString().contains("planted.md: ", finding);
    }

    @Test
    void aLinkAfterCodeIsFound() throws IOException {
        assertThat(planted("```sh\n# planted\n```\n[a](nowhere.md)\n").findings())
                .hasSize(1);
    }

    @Test
    void aLinkBetweenTwoStrayBackticksIsFound() throws IOException {
        assertThat(planted("a ` b\n\n[a](nowhere.md)\n\nc ` d").findings()).hasSize(1);
        assertThat(planted("a `b\n[a](nowhere.md)` c").findings()).isEmpty();
    }

    private DocumentLinks planted(String text) throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/made.md"), "[a](nowhere.md)");
        Files.writeString(folder.resolve("with blank.txt"), "");
        Files.writeString(folder.resolve("docs/there.md"), """
                # A heading, with `code` and [more](../planted.md)
                ## Again
                ## Again ##
                ### Straße_1
                <a id="marked"></a>
                ```
                # no heading
                ```
                """);
        Files.writeString(folder.resolve("planted.md"), "# Planted\n" + text + "\n");
        return new DocumentLinks(folder);
    }

    private static Path root() {
        return Path.of("").toAbsolutePath();
    }
}
