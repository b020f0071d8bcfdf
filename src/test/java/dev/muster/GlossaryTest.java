package dev.muster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/glossary.md` has the words that the program uses.
class GlossaryTest {

    /// Words that a reader of the sources meets often and can't guess.
    private static final List<String> WEIGHTY = List.of(
            "account",
            "API token",
            "as of",
            "author",
            "authority",
            "batch",
            "batch id",
            "caller",
            "chain",
            "change",
            "connection",
            "credential epoch",
            "delegation",
            "directory",
            "draft",
            "endpoint",
            "entry",
            "epoch",
            "feed",
            "format",
            "grant",
            "guard",
            "guest",
            "head",
            "holder",
            "idempotency key",
            "identity token",
            "interner",
            "item",
            "journal",
            "kept answer",
            "key",
            "ledger",
            "legacy number",
            "login name",
            "maker",
            "net effect",
            "operation",
            "path",
            "permit",
            "personal reference",
            "personal value",
            "picture",
            "problem",
            "read snapshot",
            "replication",
            "revision",
            "revision token",
            "secret",
            "session token",
            "sight",
            "signed text",
            "stamp",
            "staleness",
            "tag",
            "throttle",
            "ticket",
            "trustee",
            "use case",
            "version",
            "waypoint",
            "weight",
            "wire",
            "write path",
            "write queue");

    private final Glossary glossary = Glossary.of(Files.readString(Path.of("docs/glossary.md")));

    GlossaryTest() throws IOException {}

    @Test
    void everyWordIsUsedInTheSources() {
        assertThat(glossary.notIn(
                        JavaSource.main().stream().map(JavaSource::text).collect(joining("\n"))))
                .isEmpty();
    }

    @Test
    void everyWordIsDefinedOnce() {
        assertThat(glossary.words()).hasSizeGreaterThan(WEIGHTY.size()).doesNotHaveDuplicates();
    }

    @Test
    void weightyWordsAreDefined() {
        assertThat(glossary.lacks(WEIGHTY)).isEmpty();
    }

    @Test
    void aWordWithoutUseIsFound() {
        Glossary planted = Glossary.of("""
                | word | meaning |
                |---|---|
                | **use case** | a **request** |
                | **entry**, **API token** | two words |
                | **session token** | a text |
                | **batch id** | a text |
                | **feed** | a number |
                """);

        assertThat(planted.words())
                .containsExactly("use case", "entry", "API token", "session token", "batch id", "feed");
        assertThat(planted.notIn("""
                /// A session's token; feeder is another word.
                class UseCases { ApiToken entries; String BATCH_ID = "sessionTokens"; }
                """)).containsExactly("feed");
        assertThat(planted.lacks(List.of("feed", "stamp"))).containsExactly("stamp");
    }
}
