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

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*) \\| (.*) \\|$");

    private static final String HEAD = """
            # Errors

            Every refusal has a stable code. The category decides the HTTP status: `Invalid` 400, `Unauthenticated` 401, \
            `NotPermitted` 403, `NoRight` 403, `NotFound` 404, `Conflict` 409, `Stale` 412, `Busy` 503. \
            An answer has the wire's code instead, such as `ERR006` ([0004](decisions/0004-wire-and-errors.md)), and a `ticketId`; the log has that ticket with the code below.

            | code | category | meaning |
            |---|---|---|
            """;

    private static final String NO_MEANING = "?";

    private final SortedMap<String, Set<String>> codes = ErrorCodes.of(JavaSource.main());

    @Test
    void theDocumentListsTheCodesOfTheSources() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
    }

    @Test
    void everyCodeHasAMeaning() throws IOException {
        assertThat(meanings()).doesNotContainValue(NO_MEANING).doesNotContainValue("");
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
        var meanings = meanings();
        var text = new StringBuilder(HEAD);
        codes.forEach((code, categories) -> text.append("| `%s` | %s | %s |%n"
                .formatted(code, String.join(", ", categories), meanings.getOrDefault(code, NO_MEANING))));
        return text.toString();
    }

    private static SortedMap<String, String> meanings() throws IOException {
        var meanings = new TreeMap<String, String>();
        if (Files.exists(DOCUMENT)) {
            rows(Files.readString(DOCUMENT))
                    .forEach(row -> meanings.put(row.group(1), row.group(3).strip()));
        }
        return meanings;
    }

    private static Stream<MatchResult> rows(String document) {
        return ROW.matcher(document).results();
    }
}
