package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Hex;
import dev.muster.directory.Directory;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.JournalText;
import dev.muster.store.Loaded;
import dev.muster.store.Secret;
import dev.muster.store.Store;
import dev.muster.store.verify.HeadLine;
import dev.muster.store.verify.JournalVerification;
import dev.muster.store.verify.Verified;
import dev.muster.testing.RandomDirectories;
import dev.muster.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A journal that was stored is found good; whatever a foreign hand alters in the database is found.
abstract class VerificationContract {

    private static final int BATCHES = 12;

    private final RandomDirectories random = RandomDirectories.unforeseen();
    private final Set<String> secrets = new HashSet<>();
    private TestDatabase database;
    private Store store;
    private Directory picture = Directory.EMPTY;

    abstract TestDatabase fresh();

    @BeforeEach
    void fill() {
        database = fresh();
        store = database.open();
        for (int i = 1; i <= BATCHES; i++) {
            storeBatch(i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// Of 1 to 4 entries, in turn.
    private void storeBatch(int number) {
        Directory before = picture;
        List<Entry> entries = new ArrayList<>();
        List<Secret> named = new ArrayList<>();
        for (int i = 0; i <= number % 4; i++) {
            Entry entry = random.entry(picture);
            picture = picture.after(entry.changes());
            entries.add(entry);
            RandomDirectories.secrets(entry.changes()).stream()
                    .filter(secrets::add)
                    .forEach(id -> named.add(new Secret(id, "password", "x")));
        }
        store.inTransaction(tx -> {
            tx.lock();
            return tx.store(new Batch(Hex.text(0, number), before, picture, entries, List.of(), named, List.of()));
        });
    }

    private Verified verify(Optional<HeadLine> expected) {
        var verification = new JournalVerification(new JournalText(new SecureRandom()), expected);
        Loaded loaded = store.load(verification::accept);
        return verification.end(loaded.head(), loaded.directory());
    }

    private void assertFound(String part, String... statements) {
        for (String statement : statements) {
            database.execute(statement);
        }
        assertThat(verify(Optional.empty()).findings())
                .anySatisfy(finding -> assertThat(finding.sentence()).contains(part));
    }

    @Test
    void tablesJournalAndPictureAgree() {
        Head head = store.head();

        assertThat(verify(Optional.of(HeadLine.of(head))))
                .isEqualTo(new Verified(random.revision(), random.revision(), 0, List.of(), 0));
        assertThat(store.load().directory()).isEqualTo(picture);
    }

    /// One after the other in one database, since each shows beside those before.
    @Test
    void whateverIsAlteredIsFound() {
        assertFound(
                "differ in users: 54F3D26011D2896560009A8E67019608 has another comment",
                "update user_account set comment = 'altered' where user_id = '54F3D26011D2896560009A8E67019608'");
        assertFound(
                "differ in memberships",
                "delete from membership",
                "insert into membership (group_id, member_id)"
                        + " values ('5F3FAFE011D2D8CC6000CC8E67019608', '54F3D26011D2896560009A8E67019608')");
        assertFound(
                "differ in catalogue: 1 differs",
                "update privilege set description = 'altered' where privilege_id = 1");
        assertFound(
                "the text isn't the one that was hashed",
                "update journal set text = replace(text, '\"format\":1', '\"format\": 1') where revision = 7");
        assertFound(
                "doesn't follow on the entry before",
                "update journal set hash = '" + Head.NO_HASH + "' where revision = 7");
        assertFound(
                "personal value 1 isn't the one",
                "update journal_personal set value = 'Somebody' where revision = 1 and ordinal = 1");
        assertFound(
                "entries 10 to 12 are missing",
                "delete from journal_personal where revision between 10 and 12",
                "delete from journal where revision between 10 and 12");
    }

    @Test
    void aCutEndIsFoundByTheHeadFile() {
        HeadLine line = HeadLine.of(store.head());
        List<String> hash = database.query("select hash from journal where revision = 20");
        database.execute("delete from journal_personal where revision > 20");
        database.execute("delete from journal where revision > 20");
        database.execute("update head set revision = 20, hash = '" + hash.getFirst() + "'");

        assertThat(verify(Optional.of(line)).findings()).anySatisfy(finding -> assertThat(finding.sentence())
                .contains("the end was cut off: entries 21 to " + random.revision()));
    }
}
