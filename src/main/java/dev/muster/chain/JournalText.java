package dev.muster.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.base.Author;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.Sha256;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.PersonalValue;
import dev.muster.store.StoredEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// The format of the journal: writes an entry as canonical JSON, and reads it back (docs/journal.md).
///
/// The same entry with the same salts and the same previous hash gives the same text in every process, for ever.
/// Thread-safe if the random generator is.
public final class JournalText {

    /// The format level that this program writes, and the highest that it reads.
    public static final int FORMAT = 1;

    /// The text in place of an erased personal value.
    public static final String ERASED = "(erased)";

    private final RandomGenerator random;
    private final JsonFactory json;
    private final ObjectReader tree;

    /// @param random the source of the salts; cryptographically secure outside tests
    public JournalText(RandomGenerator random) {
        this.random = random;
        this.json = JsonFactory.builder()
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        this.tree = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /// Writes an entry as text.
    ///
    /// @param entry the entry
    /// @param previousHash hash of the entry before, 64 lower-case hex digits; [Head#NO_HASH] for the first entry
    /// @throws IllegalArgumentException if a personal value has a character that not every database returns
    ///     unchanged: a lone surrogate, or U+0000
    public EntryText write(Entry entry, String previousHash) {
        var values = new Replacing(random);
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            write(entry, previousHash, out, new ChangeWriter(out, values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return new EntryText(text, Sha256.hex(bytes.toByteArray()), values.values());
    }

    private void write(Entry entry, String previousHash, JsonGenerator out, ChangeWriter changes) throws IOException {
        out.writeStartObject();
        out.writeNumberField("format", FORMAT);
        out.writeNumberField("revision", entry.revision());
        out.writeStringField("previous", previousHash);
        out.writeNumberField("time", entry.millis());
        Author author = entry.author();
        out.writeObjectFieldStart("author");
        out.writeStringField("user", author.user().text());
        out.writeStringField("origin", author.origin());
        out.writeFieldName("address");
        changes.personal(author.user(), author.address());
        out.writeEndObject();
        out.writeStringField("comment", entry.comment());
        out.writeArrayFieldStart("changes");
        for (Change change : entry.changes()) {
            changes.write(change);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /// Reads an entry. A personal value without a row reads as [#ERASED].
    ///
    /// The hash in the result is computed from the text. The caller must compare it with the stored hash.
    ///
    /// @param text the text of the entry
    /// @param personal the rows of the entry's personal values, in any order
    /// @throws UnknownFormat if a newer program wrote the entry
    /// @throws JournalBroken if the text is damaged, or a personal value differs from its hash
    public StoredEntry read(String text, List<PersonalValue> personal) {
        Reading reading = examine(text, personal);
        if (!reading.altered().isEmpty()) {
            throw new JournalBroken("personal value " + reading.altered().getFirst() + " of entry "
                    + reading.stored().entry().revision() + " isn't the one that was written");
        }
        return reading.stored();
    }

    /// Reads an entry as [#read] does, but reports erased and altered personal values instead of refusing them.
    ///
    /// @param text the text of the entry
    /// @param personal the rows of the entry's personal values, in any order
    /// @throws UnknownFormat if a newer program wrote the entry
    /// @throws JournalBroken only if the text itself is damaged
    public Reading examine(String text, List<PersonalValue> personal) {
        var values = new Resolving(personal);
        try {
            StrictJsonObject entry = new StrictJsonObject(tree.readTree(text), "entry");
            long format = entry.number("format");
            if (format < 1 || format > FORMAT) {
                throw new UnknownFormat("format " + format + " where this program reads formats 1 to " + FORMAT);
            }
            long revision = entry.number("revision");
            String previous = entry.text("previous");
            long millis = entry.number("time");
            Author author = author(entry.object("author"), values);
            String comment = entry.text("comment");
            var reader = new ChangeReader(values);
            List<Change> changes =
                    entry.list("changes").stream().map(reader::read).toList();
            entry.end();
            var read = new Entry(revision, millis, author, comment, changes);
            return values.reading(new StoredEntry(read, previous, Sha256.hex(text)));
        } catch (JsonProcessingException e) {
            throw new JournalBroken("the text of an entry isn't JSON: " + e.getOriginalMessage());
        } catch (Problem.Invalid | IllegalArgumentException e) {
            throw new JournalBroken("the text of an entry is invalid: " + e.getMessage());
        }
    }

    private static Author author(StrictJsonObject author, Resolving values) {
        var read = new Author(author.user("user"), author.text("origin"), author.personal("address", values));
        author.end();
        return read;
    }

    /// An entry that was read from the journal, with the state of its personal values.
    ///
    /// @param stored the entry; an erased value reads as [#ERASED], an altered one as in its row
    /// @param erased ordinals in the text without a row
    /// @param altered ordinals whose row differs from the hash in the text
    /// @param stray ordinals of rows that the text does not refer to
    public record Reading(StoredEntry stored, List<Integer> erased, List<Integer> altered, List<Integer> stray) {
        public Reading {
            erased = List.copyOf(erased);
            altered = List.copyOf(altered);
            stray = List.copyOf(stray);
        }
    }

    /// Replaces the personal values of one entry by references: an ordinal and a salted hash for each.
    ///
    /// A value of one user that appears twice gets one ordinal. Equal values of two users get two, so that each can
    /// be erased alone.
    private static final class Replacing implements PersonalValueWriter {

        private record UserValue(UserId user, String value) {}

        private final RandomGenerator random;
        private final Map<UserValue, PersonalReference> references = new HashMap<>();
        private final List<PersonalValue> values = new ArrayList<>();

        Replacing(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public PersonalReference reference(UserId user, String value) {
            return references.computeIfAbsent(new UserValue(user, value), _ -> {
                String salt = Hex.text(random.nextLong(), random.nextLong());
                var added = new PersonalValue(values.size() + 1, salt, value);
                values.add(added);
                return new PersonalReference(added.ordinal(), hash(added));
            });
        }

        List<PersonalValue> values() {
            return values;
        }

        /// The salted hash in the text.
        static String hash(PersonalValue personal) {
            if (personal.value().indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a personal value with a null character");
            }
            return Sha256.hex(personal.salt() + personal.value());
        }
    }

    /// Resolves the references of one entry to personal values, and records which are erased or altered.
    private static final class Resolving implements PersonalValueReader {

        private final Map<Integer, PersonalValue> rows = new HashMap<>();
        private final SortedSet<Integer> referenced = new TreeSet<>();
        private final SortedSet<Integer> erased = new TreeSet<>();
        private final SortedSet<Integer> altered = new TreeSet<>();

        Resolving(List<PersonalValue> personal) {
            for (PersonalValue row : personal) {
                if (rows.put(row.ordinal(), row) != null) {
                    throw new JournalBroken("personal value " + row.ordinal() + " appears twice");
                }
            }
        }

        @Override
        public String value(PersonalReference reference) {
            referenced.add(reference.ordinal());
            PersonalValue row = rows.get(reference.ordinal());
            if (row == null) {
                erased.add(reference.ordinal());
                return ERASED;
            }
            if (!hasHash(row, reference.hash())) {
                altered.add(reference.ordinal());
            }
            return row.value();
        }

        private static boolean hasHash(PersonalValue row, String hash) {
            try {
                return Replacing.hash(row).equals(hash);
            } catch (IllegalArgumentException _) {
                return false; // no entry is written with such a value
            }
        }

        Reading reading(StoredEntry stored) {
            List<Integer> stray = new ArrayList<>(new TreeSet<>(rows.keySet()));
            stray.removeAll(referenced);
            return new Reading(stored, List.copyOf(erased), List.copyOf(altered), stray);
        }
    }
}
