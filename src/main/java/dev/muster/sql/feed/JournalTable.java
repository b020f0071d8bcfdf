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

/// The tables of the journal: its entries, and the personal values that the entries refer to. Append-only: no update
/// and no delete.
public final class JournalTable {

    /// Entries read at a time, so that a long journal does not have to fit into memory.
    private static final int SLICE_ENTRIES = 1_000;

    private static final String INSERT =
            StatementBatch.insert("journal", List.of("revision", "feed", "previous_hash", "hash", "text"));

    private static final String INSERT_PERSONAL =
            StatementBatch.insert("journal_personal", List.of("revision", "ordinal", "salt", "value"));

    private static final String SELECT =
            "select revision, hash, text from journal where revision between ? and ? order by revision";

    private static final String SELECT_NEXT =
            "select revision, hash, text from journal where revision > ? order by revision limit " + SLICE_ENTRIES;

    private static final String SELECT_LATEST =
            "select revision, hash, text from journal where revision <= ? and text like ? order by revision desc limit ?";

    private static final String SELECT_PERSONAL =
            "select revision, ordinal, salt, value from journal_personal where revision between ? and ?"
                    + " order by revision, ordinal";

    private final JournalText text;

    public JournalTable(JournalText text) {
        this.text = text;
    }

    private record EntryRow(long revision, long feed, String previousHash, EntryText entryText) {}

    private record PersonalRow(long revision, PersonalValue value) {}

    private record TextRow(long revision, String hash, String text) {}

    /// Appends entries, each with the hash of the one before.
    ///
    /// @param statements the connection's statements
    /// @param entries the entries, in order
    /// @param head the current head
    /// @param feed number of the batch
    /// @return the head after the entries
    public Head put(StatementBatch statements, List<Entry> entries, Head head, long feed) throws SQLException {
        long revision = head.revision();
        long millis = head.millis();
        String hash = head.hash();
        List<EntryRow> entryRows = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.revision() != revision + 1 || entry.millis() < millis) {
                throw new IllegalStateException("entry " + entry.revision() + " can't follow entry " + revision);
            }
            EntryText entryText = text.write(entry, hash);
            entryRows.add(new EntryRow(entry.revision(), feed, hash, entryText));
            hash = entryText.hash();
            revision = entry.revision();
            millis = entry.millis();
        }
        put(statements, entryRows);
        return new Head(head.epoch(), revision, feed, hash, millis, head.format());
    }

    private static void put(StatementBatch statements, List<EntryRow> entryRows) throws SQLException {
        statements.each(INSERT, entryRows, (entryRow, row) -> row.number(entryRow.revision)
                .number(entryRow.feed)
                .text(entryRow.previousHash)
                .text(entryRow.entryText.hash())
                .text(entryRow.entryText.text()));
        List<PersonalRow> values = new ArrayList<>();
        entryRows.forEach(entryRow ->
                entryRow.entryText.personal().forEach(value -> values.add(new PersonalRow(entryRow.revision, value))));
        statements.each(INSERT_PERSONAL, values, JournalTable::bind);
    }

    /// Reads the entries from one revision to another, both included, and passes them to the reader in order.
    public void load(Connection connection, long from, long to, Consumer<StoredEntry> reader) throws SQLException {
        for (long start = from; start <= to; start += SLICE_ENTRIES) {
            long end = Math.min(to, start + SLICE_ENTRIES - 1);
            List<TextRow> texts = new ArrayList<>();
            RowReader.each(
                    connection,
                    SELECT,
                    row -> texts.add(new TextRow(row.number(), row.text(), row.text())),
                    start,
                    end);
            Map<Long, List<PersonalValue>> personal = personal(connection, start, end);
            for (TextRow textRow : texts) {
                reader.accept(read(textRow, personal.getOrDefault(textRow.revision, List.of())));
            }
            if (texts.size() < end - start + 1) {
                return;
            }
        }
    }

    /// The newest entries up to a revision, newest first.
    ///
    /// @param connection the connection
    /// @param to the highest revision
    /// @param mentioning a text that the entry must contain, without wildcards; null for any entry
    /// @param countMax maximum number of entries
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
        for (TextRow textRow : texts) {
            Map<Long, List<PersonalValue>> personal = personal(connection, textRow.revision, textRow.revision);
            entries.add(read(textRow, personal.getOrDefault(textRow.revision, List.of())));
        }
        return entries;
    }

    /// Passes every row to the reader, in order and unchecked, even if rows are missing or damaged.
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
                slice.forEach(textRow -> reader.accept(new JournalRow(
                        textRow.revision,
                        textRow.text,
                        textRow.hash,
                        personal.getOrDefault(textRow.revision, List.of()))));
            }
        } while (texts.size() == SLICE_ENTRIES);
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

    private StoredEntry read(TextRow textRow, List<PersonalValue> personal) {
        StoredEntry stored = text.read(textRow.text, personal);
        if (!stored.hash().equals(textRow.hash)) {
            throw new JournalBroken("entry " + textRow.revision + " was altered: its hash differs");
        }
        return stored;
    }

    private static void bind(PersonalRow personal, RowWriter row) throws SQLException {
        row.number(personal.revision)
                .number(personal.value.ordinal())
                .text(personal.value.salt())
                .text(personal.value.value());
    }
}
