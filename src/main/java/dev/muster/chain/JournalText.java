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

/// The journal's text: writes an entry as canonical JSON, and reads it back (docs/journal.md).
///
/// The same entry, salts and hash before it give the same text in every process, for ever. May be used
/// by several threads if the random generator may.
public final class JournalText {

    /// The level of the text that this program writes, and the highest it reads.
    public static final int FORMAT = 1;

    /// What stands in the place of a personal value that was erased.
    public static final String ERASED = "(erased)";

    private final RandomGenerator random;
    private final JsonFactory json;
    private final ObjectReader tree;

    /// @param random gives the salts; must be a secure one outside tests
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

    /// The entry as text, following on the entry with that hash.
    ///
    /// @param previousHash 64 lower-case hex digits, [Head#NO_HASH] for the first entry
    /// @throws IllegalArgumentException if a personal value holds what databases don't give back alike:
    ///     a lone surrogate, or U+0000
    public EntryText write(Entry entry, String previousHash) {
        var salted = new Salted(random);
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            write(entry, previousHash, out, new ChangeWriter(out, salted));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return new EntryText(text, Sha256.hex(bytes.toByteArray()), salted.values());
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

    /// The entry of a text. A value whose row is missing reads as [#ERASED].
    ///
    /// The hash in the result is that of this text: whether it is the one that was stored is for the
    /// caller to compare.
    ///
    /// @param personal the entry's rows, in any order
    /// @throws UnknownFormat if a newer program wrote it
    /// @throws JournalBroken if it isn't what any program wrote, or a personal value isn't the one that
    ///     was hashed
    public StoredEntry read(String text, List<PersonalValue> personal) {
        Reading reading = examine(text, personal);
        if (!reading.altered().isEmpty()) {
            throw new JournalBroken("personal value " + reading.altered().getFirst() + " of entry "
                    + reading.stored().entry().revision() + " isn't the one that was written");
        }
        return reading.stored();
    }

    /// As [#read], but says which personal values were erased or altered instead of refusing.
    ///
    /// @throws UnknownFormat as [#read]
    /// @throws JournalBroken only if the text itself is damaged
    public Reading examine(String text, List<PersonalValue> personal) {
        var values = new Unsalted(personal);
        try {
            StrictJsonObject entry = new StrictJsonObject(tree.readTree(text), "entry");
            long format = entry.number("format");
            if (format < 1 || format > FORMAT) {
                throw new UnknownFormat("format " + format + ", this program reads up to " + FORMAT);
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
            throw new JournalBroken("an entry that no program wrote: " + e.getMessage());
        }
    }

    private static Author author(StrictJsonObject author, Unsalted values) {
        var read = new Author(author.user("user"), author.text("origin"), author.personal("address", values));
        author.end();
        return read;
    }

    /// An entry read from the journal, with what is the matter with its personal values.
    ///
    /// @param erased ordinals the text names and no row holds: they read as [#ERASED]
    /// @param altered ordinals whose row isn't the value that was hashed; they read as the row says
    /// @param stray ordinals of rows that the text doesn't name
    public record Reading(StoredEntry stored, List<Integer> erased, List<Integer> altered, List<Integer> stray) {
        public Reading {
            erased = List.copyOf(erased);
            altered = List.copyOf(altered);
            stray = List.copyOf(stray);
        }
    }

    /// Gives each personal value of one entry an ordinal and a salted hash. A value of one user that stands
    /// twice gets one ordinal; the same value of two users gets two, so that either can be erased alone.
    private static final class Salted implements PersonalValueWriter {

        private record Whose(UserId user, String value) {}

        private final RandomGenerator random;
        private final Map<Whose, PersonalReference> marks = new HashMap<>();
        private final List<PersonalValue> values = new ArrayList<>();

        Salted(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public PersonalReference mark(UserId user, String value) {
            return marks.computeIfAbsent(new Whose(user, value), _ -> {
                String salt = Hex.text(random.nextLong(), random.nextLong());
                var added = new PersonalValue(values.size() + 1, salt, value);
                values.add(added);
                return new PersonalReference(added.ordinal(), hash(added));
            });
        }

        List<PersonalValue> values() {
            return values;
        }

        /// The hash that stands in the text.
        static String hash(PersonalValue personal) {
            if (personal.value().indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a personal value with a null character");
            }
            return Sha256.hex(personal.salt() + personal.value());
        }
    }

    /// Finds the personal values of one entry again, and notes which are erased or altered.
    private static final class Unsalted implements PersonalValueReader {

        private final Map<Integer, PersonalValue> rows = new HashMap<>();
        private final SortedSet<Integer> named = new TreeSet<>();
        private final SortedSet<Integer> erased = new TreeSet<>();
        private final SortedSet<Integer> altered = new TreeSet<>();

        Unsalted(List<PersonalValue> personal) {
            for (PersonalValue row : personal) {
                if (rows.put(row.ordinal(), row) != null) {
                    throw new JournalBroken("personal value " + row.ordinal() + " stands twice");
                }
            }
        }

        @Override
        public String value(PersonalReference mark) {
            named.add(mark.ordinal());
            PersonalValue row = rows.get(mark.ordinal());
            if (row == null) {
                erased.add(mark.ordinal());
                return ERASED;
            }
            if (!isAsHashed(row, mark.hash())) {
                altered.add(mark.ordinal());
            }
            return row.value();
        }

        private static boolean isAsHashed(PersonalValue row, String hash) {
            try {
                return Salted.hash(row).equals(hash);
            } catch (IllegalArgumentException _) {
                return false; // a text that is never written
            }
        }

        Reading reading(StoredEntry stored) {
            List<Integer> stray = new ArrayList<>(new TreeSet<>(rows.keySet()));
            stray.removeAll(named);
            return new Reading(stored, List.copyOf(erased), List.copyOf(altered), stray);
        }
    }
}
