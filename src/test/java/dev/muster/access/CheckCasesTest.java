package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rule answers each case of src/test/resources/check as the file says: allowed or not, and by which paths.
class CheckCasesTest {

    static List<java.nio.file.Path> files() throws IOException {
        return CheckCase.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRuleAnswersAsTheCaseSays(java.nio.file.Path file) throws IOException {
        CheckCase checkCase = CheckCase.read(file);
        Access access = checkCase.organisation().access();

        assertThat(checkCase.ask()).allSatisfy(ask -> assertThat(CheckCase.answer(access, ask))
                .as("%s: %s", checkCase.about(), ask)
                .containsExactlyInAnyOrderElementsOf(ask.via()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theReferenceRuleAnswersAsTheCaseSays(java.nio.file.Path file) throws IOException {
        CheckCase checkCase = CheckCase.read(file);
        ReferenceRule reference = new ReferenceRule(checkCase.organisation().directory());

        assertThat(checkCase.ask()).allSatisfy(ask -> assertThat(reference.holds(
                        AccessFixture.userId(ask.user()),
                        ask.project() == null ? null : AccessFixture.projectId(ask.project()),
                        ask.privilege()))
                .as("%s: %s", checkCase.about(), ask)
                .isEqualTo(!ask.via().isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileIsOfTheSchema(java.nio.file.Path file) throws IOException {
        JsonNode schema =
                CheckCase.JSON.readTree(CheckCase.FOLDER.resolve("schema.json").toFile());

        assertThat(JsonSchema.complaints(schema, CheckCase.JSON.readTree(file.toFile())))
                .isEmpty();
    }

    @Test
    void thereAreManyCasesEachAboutSomethingElse() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(files().stream().map(CheckCasesTest::about)).doesNotHaveDuplicates();
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        JsonNode schema =
                CheckCase.JSON.readTree(CheckCase.FOLDER.resolve("schema.json").toFile());
        Stream<String> wrong = Stream.of(
                "{}",
                "[]",
                "{\"about\": \"x\", \"ask\": []}",
                "{\"about\": \"what it is about\", \"ask\": [{\"user\": \"a\", \"project\": null, \"privilege\": 0, \"via\": []}]}",
                "{\"about\": \"what it is about\", \"ask\": [{\"user\": \"a\", \"project\": null, \"privilege\": 1}]}",
                "{\"about\": \"what it is about\", \"users\": {\"a\": \"b\"},"
                        + " \"ask\": [{\"user\": \"a\", \"project\": null, \"privilege\": 1, \"via\": []}]}",
                "{\"about\": \"what it is about\", \"more\": 1,"
                        + " \"ask\": [{\"user\": \"a\", \"project\": null, \"privilege\": 1, \"via\": []}]}");

        assertThat(wrong).allSatisfy(text -> assertThat(JsonSchema.complaints(schema, CheckCase.JSON.readTree(text)))
                .as(text)
                .isNotEmpty());
    }

    private static String about(java.nio.file.Path file) {
        try {
            return Objects.requireNonNull(CheckCase.read(file).about());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
