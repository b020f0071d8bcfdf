package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.directory.Directory;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.password.PasswordHash;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.store.StoreRefused;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The objects that the first start puts into an empty directory, and the changes of a later start.
class FirstStartTest {

    private static final Caller SETUP = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    private final TestDatabase database = TestDatabases.sqlite();
    private Ledger ledger = open();

    private Ledger open() {
        return Ledger.open(database.open(), InstantSource.system(), LedgerSettings.USUAL);
    }

    @BeforeEach
    void start() {
        assertThat(ledger.now().revision()).isZero();
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    private boolean isPassword(String password) {
        String secret = directory()
                .users()
                .find(WellKnown.ADMINISTRATOR)
                .orElseThrow()
                .account()
                .password();
        return secret != null
                && PasswordHash.matches(ledger.secret(secret).orElseThrow().value(), password);
    }

    private Directory directory() {
        return ledger.now().directory();
    }

    @Test
    void administratorGetsAGeneratedPassword() {
        Optional<String> generated = FirstStart.run(ledger, false, List.of(), Optional.empty());

        assertThat(generated.orElseThrow()).hasSize(20);
        assertThat(isPassword(generated.orElseThrow())).isTrue();
    }

    @Test
    void aChosenPasswordIsNotShown() {
        Optional<String> generated = FirstStart.run(ledger, false, List.of(), Optional.of("correct horse battery"));

        assertThat(generated).isEmpty();
        assertThat(isPassword("correct horse battery")).isTrue();
    }

    @Test
    void systemAdministratorsHoldTheWholeCatalogue() {
        FirstStart.run(ledger, false, List.of(), Optional.empty());

        var group = directory().groups().find(WellKnown.SYSTEM_ADMINISTRATORS).orElseThrow();
        assertThat(group.privileges()).isEqualTo(CatalogueFile.read().all());
        assertThat(directory().memberships().members(group.id()).contains(WellKnown.ADMINISTRATOR))
                .isTrue();
    }

    @Test
    void allOfItIsOneJournalEntryOfTheProgramItself() {
        FirstStart.run(ledger, false, List.of(), Optional.empty());

        assertThat(ledger.now().revision()).isEqualTo(1);
        assertThat(database.query("select text from journal"))
                .singleElement()
                .asString()
                .contains("\"setup\"");
    }

    @Test
    void aSecondStartChangesNothing() {
        FirstStart.run(ledger, false, List.of(), Optional.empty());
        ledger.close();
        ledger = open();

        Optional<String> generated = FirstStart.run(ledger, false, List.of(), Optional.of("another password"));

        assertThat(generated).isEmpty();
        assertThat(ledger.now().revision()).isEqualTo(1);
    }

    @Test
    void aLargerCatalogueIsEnteredAndHeldByAdministrators() {
        FirstStart.run(ledger, false, List.of(), Optional.empty());
        Catalogue whole = CatalogueFile.read();
        Catalogue smaller = Catalogue.of(whole.known().subList(0, 100));
        ledger.write(SETUP, draft -> {
            draft.removePrivileges(WellKnown.SYSTEM_ADMINISTRATORS, whole.all().without(smaller.all()));
            draft.replaceCatalogue(smaller);
        });

        FirstStart.run(ledger, false, List.of(), Optional.empty());

        assertThat(directory().catalogue()).isEqualTo(whole);
        assertThat(directory()
                        .groups()
                        .find(WellKnown.SYSTEM_ADMINISTRATORS)
                        .orElseThrow()
                        .privileges())
                .isEqualTo(whole.all());
    }

    @Test
    void aDemoDatabaseIsServedAsADemoOnly() {
        FirstStart.run(ledger, true, List.of(), Optional.empty());

        assertThat(isPassword("")).isTrue();
        assertThatThrownBy(() -> FirstStart.run(ledger, false, List.of(), Optional.empty()))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("--demo");
    }

    @Test
    void aRealDatabaseIsNotServedAsADemo() {
        FirstStart.run(ledger, false, List.of(), Optional.empty());

        assertThatThrownBy(() -> FirstStart.run(ledger, true, List.of(), Optional.empty()))
                .isInstanceOf(StoreRefused.class);
    }
}
