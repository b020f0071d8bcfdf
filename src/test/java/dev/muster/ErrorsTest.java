package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` lists exactly the codes that the sources report, each with its meaning.
///
/// After adding or removing a code, run `./check --golden`: it writes the list again and keeps the existing
/// meanings. Then write the meaning of a new code by hand.
class ErrorsTest {

    private static final Path DOCUMENT = Path.of("docs/errors.md");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");

    private static final String HEAD = """
            # Errors

            Every refusal has a stable code. The category decides the HTTP status: `Invalid` 400, `Unauthenticated` 401, \
            `NotPermitted` 403, `NoRight` 403, `NotFound` 404, `Conflict` 409, `Stale` 412, `Busy` 503. \
            An answer has the code of the wire, such as `ERR006` ([0004](decisions/0004-wire-and-errors.md)), the message, \
            and a `ticketId`; the line with that ticket in the log has the code below.

            | code | category | meaning | example | what to do |
            |---|---|---|---|---|
            """;

    /// The text of a column that is still to be written by hand.
    private static final String UNWRITTEN = "?";

    /// A literal in the sources.
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /// The columns that are written by hand.
    private record Texts(String meaning, String example, String remedy) {}

    private final SortedMap<String, Set<String>> codes = ErrorCodes.of(JavaSource.main());

    @Test
    void theDocumentListsTheCodesOfTheSources() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
    }

    @Test
    void everyCodeHasAMeaningAnExampleAndARemedy() throws IOException {
        assertThat(texts().values())
                .flatExtracting(Texts::meaning, Texts::example, Texts::remedy)
                .doesNotContain(UNWRITTEN, "");
    }

    /// An example that no source could make is one that was forgotten when its message changed.
    @Test
    void everyExampleHasAPartOfAMessageOfTheSources() throws IOException {
        List<String> literals = JavaSource.main().stream()
                .map(source -> source.unit().toString())
                .flatMap(ErrorsTest::literals)
                .toList();

        assertThat(texts()).isNotEmpty();
        assertThat(texts().entrySet())
                .filteredOn(row -> literals.stream().noneMatch(row.getValue().example()::contains))
                .isEmpty();
        assertThat(literals).noneMatch("An example that nobody could make"::contains);
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(literal -> literal.group(1).replace("\\\"", "\"").replace("\\'", "'"))
                .flatMap(literal -> Stream.of(literal.split("%s", -1)))
                .map(String::strip)
                .filter(literal -> literal.length() >= 8);
    }

    @Test
    void codesAreFoundOnEveryWay() {
        var found = ErrorCodes.of(List.of(JavaSource.of(Path.of("Planted.java"), """
                record Planted(String code, int max) {
                    static final String CONSTANT = "planted.constant";
                    Planted { if (max < 0) throw new Problem.Stale(CONSTANT, "never"); }
                    void direct() { throw new Problem.Invalid("planted.direct", "x"); }
                    void either(boolean b) { throw new Conflict(b ? "planted.one" : "planted.other", "x"); }
                    void member() { throw new Problem.NotFound(code, "x"); }
                    static Planted made() { return new Planted("planted.member", 3); }
                    static void carry(int a, String name) { carryOn(name); }
                    static void carryOn(String name) { throw new Problem.Busy(name, "x", 1); }
                    static void use() { carry(1, "planted.carried"); read("no.code"); }
                    static void read(String file) {}
                }
                """)));

        assertThat(found)
                .hasToString("{planted.carried=[Busy], planted.constant=[Stale], planted.direct=[Invalid],"
                        + " planted.member=[NotFound], planted.one=[Conflict], planted.other=[Conflict]}");
    }

    private String document() throws IOException {
        var texts = texts();
        var unwritten = new Texts(UNWRITTEN, UNWRITTEN, UNWRITTEN);
        var text = new StringBuilder(HEAD);
        codes.forEach((code, categories) -> {
            Texts written = texts.getOrDefault(code, unwritten);
            text.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            code,
                            String.join(", ", categories),
                            written.meaning(),
                            written.example(),
                            written.remedy()));
        });
        return text.toString();
    }

    private static SortedMap<String, Texts> texts() throws IOException {
        var texts = new TreeMap<String, Texts>();
        if (Files.exists(DOCUMENT)) {
            rows(Files.readString(DOCUMENT))
                    .forEach(row -> texts.put(
                            row.group(1),
                            new Texts(
                                    row.group(3).strip(),
                                    row.group(4).strip(),
                                    row.group(5).strip())));
        }
        return texts;
    }

    private static Stream<MatchResult> rows(String document) {
        return ROW.matcher(document).results();
    }
}
