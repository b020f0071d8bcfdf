package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.directory.LoginAccount;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.password.PasswordHash;
import dev.muster.password.PasswordHashPool;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cost of a failed log-in does not reveal the reason. The test counts computations, since time varies.
class PasswordVerifierTest {

    private final TestDatabase database = TestDatabases.sqlite();
    private final Ledger ledger = Ledger.open(database.open(), InstantSource.system(), LedgerSettings.USUAL);
    private final List<String> computed = new CopyOnWriteArrayList<>();
    private final PasswordVerifier passwordVerifier =
            new PasswordVerifier(ledger, new PasswordHashPool(1, 1, (hash, password) -> {
                computed.add(hash);
                return PasswordHash.matches(hash, password);
            }));

    @BeforeEach
    void fill() {
        ledger.write(LoginFixture.ADMINISTRATOR, AdministratorFixture::decide);
        LoginFixture fixture = LoginFixture.of(ledger);
        fixture.withPassword("ann");
        fixture.withoutPassword("bob");
        fixture.alter(fixture.withPassword("cid"), account -> account.withEnabled(false));
        fixture.alter(
                fixture.withPassword("dan"),
                account -> new LoginAccount(
                        account.name(), true, false, true, false, account.password(), account.credentialEpoch()));
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "ann", "bob", "cid", "dan"})
    void everyFailureCostsOneComputation(String name) {
        assertThat(catchThrowable(() -> passwordVerifier.verify(ledger.now(), name, "wrong")))
                .hasMessage("Login failed");
        assertThat(computed).singleElement().asString().startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aMalformedPasswordCostsOneComputationToo() {
        assertThat(catchThrowable(() -> passwordVerifier.verify(ledger.now(), "ann", "a\u0315".repeat(10_000))))
                .hasMessage("Login failed");
        assertThat(computed).hasSize(1);
    }

    @Test
    void successCostsOneComputationToo() {
        assertThat(passwordVerifier
                        .verify(ledger.now(), "ANN", LoginFixture.PASSWORD)
                        .account()
                        .name())
                .isEqualTo("ann");
        assertThat(computed).hasSize(1);
    }
}
