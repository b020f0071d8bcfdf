package dev.muster.chain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Sha256;
import dev.muster.chain.JournalText;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.PersonalValue;
import dev.muster.testing.RandomDirectories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every later alteration of a journal is found, and named by its entry.
class JournalVerificationTest {

    private static final int ENTRIES = 40;
    private static final int MIDDLE = 20;

    private final JournalText text = new JournalText(new SplittableRandom(1));
    private final List<Entry> entries = new RandomDirectories(11).history(ENTRIES);
    private final List<JournalRow> rows = written(entries);
    private final Directory tables = Directory.EMPTY.after(
            entries.stream().flatMap(e -> e.changes().stream()).toList());
    private final Head head = new Head(
            "epoch-1", ENTRIES, 99, rows.getLast().hash(), entries.getLast().millis(), 1);
    private final HeadLine line = HeadLine.of(head);

    private List<JournalRow> written(List<Entry> of) {
        List<JournalRow> result = new ArrayList<>();
        String previous = Head.NO_HASH;
        for (Entry entry : of) {
            EntryText written = text.write(entry, previous);
            previous = written.hash();
            result.add(new JournalRow(entry.revision(), written.text(), previous, written.personal()));
        }
        return result;
    }

    private VerificationResult verify(List<JournalRow> found, Head at, Optional<HeadLine> expected, Directory held) {
        var verification = new JournalVerification(text, expected);
        found.forEach(verification::accept);
        return verification.end(at, held);
    }

    private VerificationResult verify(List<JournalRow> found) {
        return verify(found, head, Optional.empty(), tables);
    }

    private static void assertFound(VerificationResult verified, long revision, String part) {
        assertThat(verified.findings()).anySatisfy(finding -> {
            assertThat(finding.revision()).isEqualTo(revision);
            assertThat(finding.sentence()).contains(part);
        });
        assertThat(verified.unaltered()).isFalse();
    }

    private List<JournalRow> with(JournalRow altered) {
        List<JournalRow> result = new ArrayList<>(rows);
        result.set((int) altered.revision() - 1, altered);
        return result;
    }

    @Test
    void anUntouchedJournalIsGood() {
        VerificationResult verified = verify(rows, head, Optional.of(line), tables);

        assertThat(verified).isEqualTo(new VerificationResult(ENTRIES, ENTRIES, 0, List.of(), 0));
        assertThat(verified.unaltered()).isTrue();
    }

    @Test
    void anEmptyJournalIsGood() {
        Head empty = new Head("epoch-1", 0, 0, Head.NO_HASH, 0, 1);

        assertThat(verify(List.of(), empty, Optional.of(HeadLine.of(empty)), Directory.EMPTY)
                        .unaltered())
                .isTrue();
    }

    @Test
    @Tag("slow")
    void everyAlteredCharacterOfATextIsFound() {
        JournalRow row = rows.get(MIDDLE - 1);
        for (int at = 0; at < row.text().length(); at++) {
            String altered = row.text().substring(0, at)
                    + (row.text().charAt(at) == '1' ? '2' : '1')
                    + row.text().substring(at + 1);
            assertFound(
                    verify(with(new JournalRow(MIDDLE, altered, row.hash(), row.personal()))), MIDDLE, "was altered");
        }
    }

    @Test
    void aTextAlteredTogetherWithItsHashIsFoundByTheNextEntry() {
        JournalRow row = rows.get(MIDDLE - 1);
        String altered = row.text().replace("\"comment\":\"", "\"comment\":\"x");

        assertFound(
                verify(with(new JournalRow(MIDDLE, altered, Sha256.hex(altered), row.personal()))),
                MIDDLE + 1,
                "doesn't follow");
    }

    @Test
    void anAlteredPersonalValueIsFound() {
        JournalRow row = rows.getFirst();
        for (PersonalValue value : row.personal()) {
            List<PersonalValue> altered = new ArrayList<>(row.personal());
            altered.set(value.ordinal() - 1, new PersonalValue(value.ordinal(), value.salt(), value.value() + "x"));
            assertFound(
                    verify(with(new JournalRow(1, row.text(), row.hash(), altered))),
                    1,
                    "personal value " + value.ordinal() + " isn't the one that was hashed");
        }
    }

    @Test
    void aPersonalValueTooManyIsFound() {
        JournalRow row = rows.getFirst();
        List<PersonalValue> more = new ArrayList<>(row.personal());
        more.add(new PersonalValue(1000, "0".repeat(32), "somebody"));

        assertFound(verify(with(new JournalRow(1, row.text(), row.hash(), more))), 1, "isn't in the text");
    }

    @Test
    void erasedPersonalValuesAreCountedAndNoFinding() {
        List<JournalRow> erased = rows.stream()
                .map(row -> new JournalRow(row.revision(), row.text(), row.hash(), List.of()))
                .toList();
        long values = rows.stream().mapToLong(row -> row.personal().size()).sum();
        Directory held = Directory.EMPTY;
        for (JournalRow row : erased) {
            held = held.after(text.read(row.text(), row.personal()).entry().changes());
        }

        assertThat(verify(erased, head, Optional.of(line), held))
                .isEqualTo(new VerificationResult(ENTRIES, ENTRIES, values, List.of(), 0));
    }

    @Test
    void aMissingRowIsFound() {
        for (int missing = 0; missing < ENTRIES - 1; missing++) {
            List<JournalRow> rest = new ArrayList<>(rows);
            rest.remove(missing);
            assertFound(verify(rest), missing + 2, "entry " + (missing + 1) + " is missing");
        }
    }

    @Test
    void missingRowsAreFound() {
        List<JournalRow> rest = new ArrayList<>(rows);
        rest.subList(4, 9).clear();

        assertFound(verify(rest), 10, "entries 5 to 9 are missing");
    }

    @Test
    void exchangedRowsAreFound() {
        List<JournalRow> swapped = new ArrayList<>(rows);
        Collections.swap(swapped, 4, 5);

        assertFound(verify(swapped), 5, "out of order");
    }

    @Test
    void exchangedContentIsFound() {
        JournalRow four = rows.get(3);
        JournalRow five = rows.get(4);
        List<JournalRow> swapped = new ArrayList<>(rows);
        swapped.set(3, new JournalRow(4, five.text(), five.hash(), five.personal()));
        swapped.set(4, new JournalRow(5, four.text(), four.hash(), four.personal()));

        assertFound(verify(swapped), 4, "the text is that of entry 5");
        assertFound(verify(swapped), 5, "doesn't follow");
    }

    @Test
    void aCutEndIsFoundByTheDatabasesHead() {
        assertFound(verify(rows.subList(0, MIDDLE)), MIDDLE, "head of the database names entry " + ENTRIES);
    }

    @Test
    void aCutEndIsFoundByTheHeadFileThoughTheDatabaseHidesIt() {
        List<JournalRow> cut = rows.subList(0, MIDDLE);
        Head cutHead = new Head("epoch-1", MIDDLE, 50, cut.getLast().hash(), 0, 1);
        Directory held = Directory.EMPTY.after(entries.subList(0, MIDDLE).stream()
                .flatMap(entry -> entry.changes().stream())
                .toList());

        assertThat(verify(cut, cutHead, Optional.empty(), held).unaltered()).isTrue();
        assertFound(verify(cut, cutHead, Optional.of(line), held), MIDDLE, "entries 21 to 40 are missing");
    }

    @Test
    void aJournalWrittenAnewIsFoundByTheHeadFile() {
        List<JournalRow> rewritten = written(entries); // other salts, so other hashes
        Head forgedHead = new Head("epoch-1", ENTRIES, 99, rewritten.getLast().hash(), 0, 1);

        assertThat(verify(rewritten, forgedHead, Optional.empty(), tables).unaltered())
                .isTrue();
        assertFound(verify(rewritten, forgedHead, Optional.of(line), tables), ENTRIES, "was rewritten");
    }

    @Test
    void anotherEpochIsFound() {
        Head other = new Head("epoch-2", ENTRIES, 99, head.hash(), 0, 1);

        assertFound(verify(rows, other, Optional.of(line), tables), ENTRIES, "a back-up was restored");
    }

    @Test
    void anEntryThatContradictsTheStateIsFound() {
        List<Entry> twice = new ArrayList<>(entries);
        Entry last = entries.getLast();
        twice.set(
                ENTRIES - 1,
                new Entry(
                        ENTRIES,
                        last.millis(),
                        last.author(),
                        "",
                        entries.getFirst().changes()));
        List<JournalRow> forged = written(twice);
        Head forgedHead = new Head("epoch-1", ENTRIES, 99, forged.getLast().hash(), 0, 1);

        assertFound(verify(forged, forgedHead, Optional.empty(), tables), ENTRIES, "contradicts the entries before");
    }

    @Test
    void aTimeThatRunsBackwardsIsFound() {
        List<Entry> back = new ArrayList<>(entries);
        Entry last = entries.getLast();
        back.set(ENTRIES - 1, new Entry(ENTRIES, 1, last.author(), "", last.changes()));
        List<JournalRow> forged = written(back);
        Head forgedHead = new Head("epoch-1", ENTRIES, 99, forged.getLast().hash(), 0, 1);

        assertFound(verify(forged, forgedHead, Optional.empty(), tables), ENTRIES, "older than the entry before");
    }

    @Test
    void aNewerProgramsEntryIsFound() {
        String newer = rows.getLast().text().replace("\"format\":1", "\"format\":2");
        List<JournalRow> found = with(
                new JournalRow(ENTRIES, newer, Sha256.hex(newer), rows.getLast().personal()));

        assertFound(verify(found), ENTRIES, "written by a newer program");
    }

    @Test
    void manyFindingsAreCounted() {
        List<JournalRow> bare = rows.stream()
                .flatMap(row -> Collections.nCopies(10, new JournalRow(row.revision(), "", "", List.of())).stream())
                .toList();
        VerificationResult verified = verify(bare);

        assertThat(verified.findings()).hasSize(JournalVerification.FINDINGS_MAX);
        assertThat(verified.more()).isPositive();
    }

    @Test
    void headLinesAreReadAsTheyAreWritten() {
        assertThat(line.text()).isEqualTo("muster-head 1 epoch-1 40 " + head.hash());
        assertThat(HeadLine.read(line.text() + "\n")).isEqualTo(line);
        for (String bad : List.of("", "muster-head 2 e 1 " + head.hash(), "muster-head 1 e 01 " + head.hash(), "x")) {
            assertThatThrownBy(() -> HeadLine.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tablesThatHoldSomethingElseAreNamed() {
        User root = (User) tables.find(WellKnown.ADMINISTRATOR).orElseThrow();
        Directory altered = tables.after(new Change.Put(
                root, root.with(root.properties().withDescription("altered")).with(PrivilegeSet.of(1))));

        assertFound(
                verify(rows, head, Optional.empty(), altered),
                ENTRIES,
                "differ in users: " + root.id() + " has another description, privileges");
    }
}
