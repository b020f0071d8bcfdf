package dev.muster.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.chain.verify.HeadLine;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script of docs/journal.md, which verifies a journal without this program, works as that page describes.
@Tag("slow")
class VerifyChainTest {

    @TempDir
    private Path folder;

    private Path database;
    private Path head;

    /// The output and the exit code of a run of the script.
    private record Run(String output, int code) {}

    @BeforeEach
    void fill() throws IOException {
        database = folder.resolve("data/muster.db");
        head = folder.resolve("head");
        try (DataDirectory directory = DataDirectory.open(folder.resolve("data"));
                Store store = Stores.open(directory)) {
            new StoredHistory(store).batches(12);
            Files.writeString(head, HeadLine.of(store.head()).text() + "\n");
        }
    }

    private Run run() throws IOException, InterruptedException {
        return run(database.toString(), head.toString());
    }

    private static Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "docs/verify-chain.py"));
        command.addAll(List.of(arguments));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(script.getInputStream().readAllBytes(), UTF_8);
        return new Run(output, script.waitFor());
    }

    private void assertFound(String fault, String... statements) throws Exception {
        execute(statements);
        Run run = run();

        assertThat(run.output()).contains(fault);
        assertThat(run.code()).isEqualTo(1);
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void anUntouchedJournalIsGood() throws Exception {
        assertThat(run().output())
                .matches("30 entries, 0 erased personal values, 0 faults, head [0-9a-f]{64}\n")
                .contains(HeadLine.read(Files.readString(head)).hash());
        assertThat(run().code()).isZero();
    }

    @Test
    void anErasedValueIsCounted() throws Exception {
        execute("delete from journal_personal where revision = 1 and ordinal = 1");

        assertThat(run().output()).startsWith("30 entries, 1 erased personal values, 0 faults");
    }

    @Test
    void aJournalThatCannotBeReadIsReportedInOneLine() throws Exception {
        String journal = database.toString();
        Path other = Files.writeString(folder.resolve("other"), "no head, no database\n");
        List<List<String>> lines = List.of(
                List.of(),
                List.of(journal, head.toString(), "more"),
                List.of(folder.resolve("nowhere").toString()),
                List.of(other.toString()),
                List.of(journal, other.toString()),
                List.of(journal, folder.resolve("nowhere").toString()));
        for (List<String> line : lines) {
            Run run = run(line.toArray(String[]::new));
            assertThat(run.output()).startsWith("verify-chain.py: ").hasLineCount(1);
            assertThat(run.code()).as(run.output()).isEqualTo(2);
        }
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void everyAlterationIsFound() throws Exception {
        assertFound(
                "entry 7: its text isn't the one that was hashed",
                "update journal set text = replace(text, '\"format\":1', '\"format\": 1') where revision = 7");
        assertFound(
                "entry 8: it doesn't follow on the entry before", "update journal set hash = 'x' where revision = 7");
        assertFound(
                "entry 1: personal value 1 was altered",
                "update journal_personal set value = 'Somebody' where revision = 1 and ordinal = 1");
        assertFound(
                "entry 13: entries are missing between 9 and this one",
                "delete from journal where revision between 10 and 12");
        assertFound(
                "the end is cut off: the head file names entry 30, the last one is 25",
                "delete from journal where revision > 25");
    }
}
