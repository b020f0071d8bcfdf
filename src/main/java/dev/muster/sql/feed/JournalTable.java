package dev.muster.sql.feed;

import dev.muster.chain.JournalBroken;
import dev.muster.chain.JournalText;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.PersonalValue;
import dev.muster.store.StoredEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What happened, entry by entry, with the personal values that the texts hold as hashes. Append-only:
/// no update and no delete.
public final class JournalTable {

    /// Entries read at once, so that a long journal needs no memory for all of it.
    private static final int SLICE = 1_000;

    private static final String INSERT =
            StatementBatch.insert("journal", List.of("revision", "feed", "previous_hash", "hash", "text"));

    private static final String INSERT_PERSONAL =
            StatementBatch.insert("journal_personal", List.of("revision", "ordinal", "salt", "value"));

    private static final String SELECT =
            "select revision, hash, text from journal where revision between ? and ? order by revision";

    private static final String SELECT_NEXT =
            "select revision, hash, text from journal where revision > ? order by revision limit " + SLICE;

    private static final String SELECT_LATEST =
            "select revision, hash, text from journal where revision <= ? and text like ? order by revision desc limit ?";

    private static final String SELECT_PERSONAL =
            "select revision, ordinal, salt, value from journal_personal where revision between ? and ?"
                    + " order by revision, ordinal";

    private final JournalText text;

    public JournalTable(JournalText text) {
        this.text = text;
    }

    private record EntryRow(long revision, long feed, String previousHash, EntryText written) {}

    private record PersonalRow(long revision, PersonalValue value) {}

    private record TextRow(long revision, String hash, String text) {}

    /// Writes the entries behind the last one, each with the hash of the one before.
    ///
    /// @param head of before
    /// @param feed the batch's number
    /// @return the head after them
    public Head put(StatementBatch statements, List<Entry> entries, Head head, long feed) throws SQLException {
        long revision = head.revision();
        long millis = head.millis();
        String hash = head.hash();
        List<EntryRow> lines = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.revision() != revision + 1 || entry.millis() < millis) {
                throw new IllegalStateException("entry " + entry.revision() + " can't follow " + revision);
            }
            EntryText written = text.write(entry, hash);
            lines.add(new EntryRow(entry.revision(), feed, hash, written));
            hash = written.hash();
            revision = entry.revision();
            millis = entry.millis();
        }
        put(statements, lines);
        return new Head(head.epoch(), revision, feed, hash, millis, head.format());
    }

    private static void put(StatementBatch statements, List<EntryRow> lines) throws SQLException {
        statements.each(INSERT, lines, (line, row) -> row.number(line.revision)
                .number(line.feed)
                .text(line.previousHash)
                .text(line.written.hash())
                .text(line.written.text()));
        List<PersonalRow> values = new ArrayList<>();
        lines.forEach(
                line -> line.written.personal().forEach(value -> values.add(new PersonalRow(line.revision, value))));
        statements.each(INSERT_PERSONAL, values, JournalTable::give);
    }

    /// Gives the entries from one revision to another, both included, in order.
    public void load(Connection connection, long from, long to, Consumer<StoredEntry> reader) throws SQLException {
        for (long start = from; start <= to; start += SLICE) {
            long end = Math.min(to, start + SLICE - 1);
            List<TextRow> texts = new ArrayList<>();
            RowReader.each(
                    connection,
                    SELECT,
                    row -> texts.add(new TextRow(row.number(), row.text(), row.text())),
                    start,
                    end);
            Map<Long, List<PersonalValue>> personal = personal(connection, start, end);
            for (TextRow kept : texts) {
                reader.accept(read(kept, personal.getOrDefault(kept.revision, List.of())));
            }
            if (texts.size() < end - start + 1) {
                return;
            }
        }
    }

    /// The newest entries up to a revision, newest first.
    ///
    /// @param mentioning what must stand in the text, without wildcards; null: anything
    public List<StoredEntry> latest(Connection connection, long to, @Nullable String mentioning, int countMax)
            throws SQLException {
        List<TextRow> texts = new ArrayList<>();
        RowReader.each(
                connection,
                SELECT_LATEST,
                row -> texts.add(new TextRow(row.number(), row.text(), row.text())),
                to,
                mentioning == null ? "%" : "%" + mentioning + "%",
                countMax);
        List<StoredEntry> entries = new ArrayList<>();
        for (TextRow kept : texts) {
            Map<Long, List<PersonalValue>> personal = personal(connection, kept.revision, kept.revision);
            entries.add(read(kept, personal.getOrDefault(kept.revision, List.of())));
        }
        return entries;
    }

    /// Gives every row as it stands, in order, whatever is missing or damaged.
    public static void load(Connection connection, Consumer<JournalRow> reader) throws SQLException {
        long last = Long.MIN_VALUE;
        List<TextRow> texts;
        do {
            texts = new ArrayList<>();
            List<TextRow> slice = texts;
            RowReader.each(
                    connection, SELECT_NEXT, row -> slice.add(new TextRow(row.number(), row.text(), row.text())), last);
            if (!slice.isEmpty()) {
                last = slice.getLast().revision;
                Map<Long, List<PersonalValue>> personal = personal(connection, slice.getFirst().revision, last);
                slice.forEach(kept -> reader.accept(new JournalRow(
                        kept.revision, kept.text, kept.hash, personal.getOrDefault(kept.revision, List.of()))));
            }
        } while (texts.size() == SLICE);
    }

    private static Map<Long, List<PersonalValue>> personal(Connection connection, long from, long to)
            throws SQLException {
        Map<Long, List<PersonalValue>> personal = new HashMap<>();
        RowReader.each(
                connection,
                SELECT_PERSONAL,
                row -> personal.computeIfAbsent(row.number(), revision -> new ArrayList<>())
                        .add(new PersonalValue((int) row.number(), row.text(), row.text())),
                from,
                to);
        return personal;
    }

    private StoredEntry read(TextRow kept, List<PersonalValue> personal) {
        StoredEntry stored = text.read(kept.text, personal);
        if (!stored.hash().equals(kept.hash)) {
            throw new JournalBroken("entry " + kept.revision + " was altered: its hash is another");
        }
        return stored;
    }

    private static void give(PersonalRow personal, RowWriter row) throws SQLException {
        row.number(personal.revision)
                .number(personal.value.ordinal())
                .text(personal.value.salt())
                .text(personal.value.value());
    }
}
