package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.password.PasswordHashPool;
import dev.muster.store.Session;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes of an account between the check of its password and the beginning of the session.
class StartSessionTest {

    private final TestDatabase database = TestDatabases.sqlite();
    private final Ledger ledger = Ledger.open(database.open(), InstantSource.system(), LedgerSettings.USUAL);
    private final PasswordVerifier passwordVerifier =
            new PasswordVerifier(ledger, new PasswordHashPool(1, 1, (hash, password) -> true));
    private final LoginFixture fixture = LoginFixture.of(ledger);
    private UserId ann = UserId.of("0".repeat(32));

    @BeforeEach
    void fill() {
        ledger.write(LoginFixture.ADMINISTRATOR, AdministratorFixture::decide);
        ann = fixture.withPassword("ann");
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void anUnalteredAccountGetsItsSession() {
        ledger.writeSession(LoginFixture.ADMINISTRATOR, start());

        assertThat(ledger.now().sessions().find("hash").map(Session::user)).contains(ann);
        assertThat(ledger.now().revision()).as("no entry of the journal").isEqualTo(3);
    }

    @Test
    void anAlteredAccountGetsNone() {
        StartSession disabled = start();
        fixture.alter(ann, account -> account.withEnabled(false));
        refused(disabled);

        fixture.alter(ann, account -> account.withEnabled(true));
        StartSession otherPassword = start();
        fixture.setPassword(ann, "another one");
        refused(otherPassword);

        StartSession sessionsEnded = start();
        fixture.alter(ann, account -> account.withPassword(account.password(), false));
        refused(sessionsEnded);

        StartSession deleted = start();
        fixture.delete(ann);
        refused(deleted);
    }

    private StartSession start() {
        return new StartSession(
                passwordVerifier.verify(ledger.now(), "ann", "right"), "hash", LoginSettings.USUAL, "{}");
    }

    private void refused(StartSession start) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> ledger.writeSession(LoginFixture.ADMINISTRATOR, start));
        assertThat(problem.code()).isEqualTo("login.failed");
        assertThat(ledger.now().sessions().has("hash")).isFalse();
    }
}
