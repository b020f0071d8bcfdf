package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.chain.JournalText;
import dev.muster.chain.verify.HeadLine;
import dev.muster.chain.verify.JournalVerification;
import dev.muster.chain.verify.VerificationResult;
import dev.muster.store.Head;
import dev.muster.store.LoadedState;
import dev.muster.store.Store;
import dev.muster.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Verification of a stored journal on every database: an unaltered one is good, and every external change is found.
abstract class VerificationContract {

    private static final int BATCHES = 12;

    private TestDatabase database;
    private Store store;
    private StoredHistory history;

    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void fill() {
        database = emptyDatabase();
        store = database.open();
        history = new StoredHistory(store).batches(BATCHES);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private VerificationResult verify(Optional<HeadLine> expected) {
        var verification = new JournalVerification(new JournalText(new SecureRandom()), expected);
        LoadedState loaded = store.load(verification::accept);
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
                .isEqualTo(new VerificationResult(history.revision(), history.revision(), 0, List.of(), 0));
        assertThat(store.load().directory()).isEqualTo(history.directory());
    }

    /// All faults are made in one database, since each is found in addition to those before.
    @Test
    void everyExternalChangeIsFound() {
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
                .contains("the end was cut off: entries 21 to " + history.revision()));
    }
}
