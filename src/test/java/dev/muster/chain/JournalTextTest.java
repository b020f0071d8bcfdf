package dev.muster.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Author;
import dev.muster.base.Sha256;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.Head;
import dev.muster.store.PersonalValue;
import dev.muster.store.StoredEntry;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The journal's text is read as it was written, has no personal value in it, and shows every alteration.
class JournalTextTest {

    private static final UserId ADA = UserId.of("0123456789ABCDEF0123456789ABCDEF");

    private final JournalText text = new JournalText(new SplittableRandom(1));

    private static User ada() {
        ItemProperties properties = ItemProperties.of("Ada \"Byron\" 🎲", "Countess\nof \\ numbers", ADA, Acl.COMMON);
        return new User(ADA, properties, LoginAccount.of("ada"), PrivilegeSet.of(1, 2, 3, 7));
    }

    private static Entry entry(Change... changes) {
        return new Entry(1, 1_700_000_000_000L, new Author(ADA, "api", "192.0.2.7"), "first", List.of(changes));
    }

    private final User ada = ada();
    private final Entry put = entry(
            new Change.Put(null, ada),
            new Change.Put(
                    ada, ada.with(ada.properties().withName("Ada Lovelace").withOwner(WellKnown.ADMINISTRATOR))));

    @Test
    void anEntryIsReadAsItWasWritten() {
        EntryText written = text.write(put, Head.NO_HASH);

        assertThat(text.read(written.text(), written.personal()))
                .isEqualTo(new StoredEntry(put, Head.NO_HASH, written.hash()));
        assertThat(written.hash()).isEqualTo(Sha256.hex(written.text())).matches("[0-9a-f]{64}");
    }

    @Test
    void personalValuesAreStoredInAdditionToTheText() {
        EntryText written = text.write(put, Head.NO_HASH);

        assertThat(written.text()).doesNotContainIgnoringCase("ada").doesNotContain("Countess", "192.0.2.7");
        assertThat(written.personal().stream().map(PersonalValue::value))
                .containsExactly("192.0.2.7", "Ada \"Byron\" 🎲", "Countess\nof \\ numbers", "ada", "Ada Lovelace");
        assertThat(written.personal().stream().map(PersonalValue::ordinal)).containsExactly(1, 2, 3, 4, 5);
        assertThat(written.personal()).extracting(PersonalValue::salt).doesNotHaveDuplicates();
    }

    @Test
    void anErasedValueReadsAsErasedAndIsReported() {
        EntryText written = text.write(put, Head.NO_HASH);
        List<PersonalValue> rest =
                written.personal().stream().filter(row -> row.ordinal() != 4).toList();

        assertThat(text.examine(written.text(), rest).erased()).containsExactly(4);
        assertThat(text.read(written.text(), rest).entry().changes().getFirst())
                .isEqualTo(new Change.Put(null, ada.with(LoginAccount.of(JournalText.ERASED))));
    }

    @Test
    void anAlteredPersonalValueIsFound() {
        EntryText written = text.write(put, Head.NO_HASH);
        List<PersonalValue> altered = written.personal().stream()
                .map(row ->
                        new PersonalValue(row.ordinal(), row.salt(), row.value().replace("Lovelace", "Byron")))
                .toList();

        assertThatThrownBy(() -> text.read(written.text(), altered)).isInstanceOf(JournalBroken.class);
        assertThat(text.examine(written.text(), altered).altered()).containsExactly(5);
    }

    @Test
    void anEntryOfANewerProgramIsRefused() {
        EntryText written = text.write(put, Head.NO_HASH);

        for (String newer : List.of(
                written.text().replace("{\"format\":1,", "{\"format\":2,"),
                written.text().replace("user.put.1", "user.put.3"),
                written.text().replace("user.put.1", "ghost.put.1"),
                written.text().replace("\"hidden\":false", "\"hidden\":false,\"seen\":false"))) {
            assertThat(newer).isNotEqualTo(written.text());
            assertThatThrownBy(() -> text.read(newer, written.personal())).isInstanceOf(UnknownFormat.class);
        }
    }

    @Test
    void textThatNoProgramWroteIsRefused() {
        EntryText written = text.write(put, Head.NO_HASH);

        for (String broken : List.of(
                "",
                "null",
                "[]",
                written.text() + "{}",
                written.text().substring(1),
                written.text().replace("\"comment\":\"first\"", "\"comment\":null"),
                written.text().replace("\"comment\":\"first\"", "\"comment\":\"\",\"comment\":\"\""),
                written.text().replace("\"hidden\":false,", ""),
                written.text().replace("\"1-3,7\"", "\"3-1,7\""),
                written.text().replace(ADA.text(), "ADA"))) {
            assertThat(broken).isNotEqualTo(written.text());
            assertThatThrownBy(() -> text.read(broken, written.personal()))
                    .as(broken)
                    .isInstanceOf(JournalBroken.class);
        }
    }

    @Test
    void personalTextThatDatabasesChangeIsRefused() {
        for (String bad : List.of("\ud800", "a\udc00b", "\0")) {
            var named = new Change.Put(null, ada.with(ada.properties().withName(bad)));
            assertThatThrownBy(() -> text.write(entry(named), Head.NO_HASH))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
