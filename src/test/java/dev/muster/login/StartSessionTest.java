package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.password.PasswordCheck;
import dev.muster.store.Session;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to an account between the check of its password and the session.
class StartSessionTest {

    private final TestDatabase database = TestDatabases.sqlite();
    private final Ledger ledger = Ledger.open(database.open(), InstantSource.system(), LedgerSettings.USUAL);
    private final Credentials credentials = new Credentials(ledger, new PasswordCheck(1, 1, (hash, password) -> true));
    private final People people = People.of(ledger);
    private UserId ann = UserId.of("0".repeat(32));

    @BeforeEach
    void fill() {
        ledger.write(People.ADMINISTRATOR, FirstUser::decide);
        ann = people.withPassword("ann");
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void anUnalteredAccountGetsItsSession() {
        ledger.writeSession(People.ADMINISTRATOR, start());

        assertThat(ledger.now().sessions().find("hash").map(Session::user)).contains(ann);
        assertThat(ledger.now().revision()).as("no entry of the journal").isEqualTo(3);
    }

    @Test
    void noAlteredOneDoes() {
        StartSession disabled = start();
        people.alter(ann, logIn -> logIn.withEnabled(false));
        refused(disabled);

        people.alter(ann, logIn -> logIn.withEnabled(true));
        StartSession otherPassword = start();
        people.set(ann, "another one");
        refused(otherPassword);

        StartSession sessionsEnded = start();
        people.alter(ann, logIn -> logIn.withPassword(logIn.password(), false));
        refused(sessionsEnded);

        StartSession deleted = start();
        people.delete(ann);
        refused(deleted);
    }

    private StartSession start() {
        return new StartSession(credentials.verify(ledger.now(), "ann", "right"), "hash", SessionSettings.USUAL, "{}");
    }

    private void refused(StartSession start) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ledger.writeSession(People.ADMINISTRATOR, start));
        assertThat(problem.code()).isEqualTo("login.failed");
        assertThat(ledger.now().sessions().has("hash")).isFalse();
    }
}
