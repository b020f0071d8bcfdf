package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATOR;
import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How well administrators can log in by password, and that no change makes the best of them worse.
class AdministratorLockoutTest {

    private static final long NOW = 1_000_000;

    /// The person who may replace a password: its user, its user once, or others only.
    enum ReplacedBy {
        USER,
        USER_ONCE,
        OTHERS
    }

    private final AccessFixture fixture = new AccessFixture();
    private final GroupId staff = fixture.group("Staff");
    private final UserId ada = fixture.user("ada", staff);

    @Test
    void aUserWhoCanLogInIsFoundAtAnyDepth() {
        assertThat(best()).isEqualTo(PasswordUsability.LASTING);

        fixture.disable(ADMINISTRATOR);
        assertThat(best()).isEqualTo(PasswordUsability.UNUSABLE);

        fixture.join(ADMINISTRATORS, staff);
        assertThat(best()).isEqualTo(PasswordUsability.UNUSABLE);

        fixture.account(ada, AccessFixture.accountWithPassword("ada"));
        assertThat(best()).isEqualTo(PasswordUsability.LASTING);
    }

    @Test
    void everyoneMayBeAnAdministrator() {
        fixture.disable(ADMINISTRATOR).join(ADMINISTRATORS, EVERYONE);
        assertThat(best()).isEqualTo(PasswordUsability.UNUSABLE);

        fixture.account(ada, AccessFixture.accountWithPassword("ada"));
        assertThat(best()).isEqualTo(PasswordUsability.LASTING);
    }

    @ParameterizedTest
    @CsvSource({
        // expires at, renews, after days, replaced by: usability
        "0, false, 0, USER, LASTING",
        "0, false, 0, OTHERS, LASTING",
        "0, false, 30, OTHERS, LASTING",
        "0, true, 0, OTHERS, LASTING",
        "0, true, 30, OTHERS, EXPIRING",
        "0, true, 30, USER, LASTING",
        "1000001, false, 0, USER, LASTING",
        "1000001, false, 0, OTHERS, EXPIRING",
        "1000001, false, 0, USER_ONCE, LASTING",
        "1000001, true, 30, USER_ONCE, EXPIRING",
        "1000000, false, 0, USER, RENEWABLE",
        "1000000, false, 0, USER_ONCE, RENEWABLE",
        "1000000, true, 30, USER_ONCE, EXPIRING",
        "1000000, true, 30, USER, RENEWABLE",
        "1000000, false, 0, OTHERS, EXPIRED",
        "1000000, true, 30, OTHERS, EXPIRED"
    })
    void thePasswordDecides(long at, boolean renews, int days, ReplacedBy replacedBy, PasswordUsability expected) {
        LoginAccount account = AccessFixture.accountWithPassword("ada")
                .withPasswordModifiable(replacedBy == ReplacedBy.USER)
                .withNewPasswordRequired(replacedBy == ReplacedBy.USER_ONCE);
        User user = user().with(Profile.NONE.with(new Profile.Expiry(at, renews, days)));

        assertThat(PasswordUsability.of(user.with(account), NOW)).isEqualTo(expected);
        assertThat(PasswordUsability.of(user.with(account.withEnabled(false)), NOW))
                .isEqualTo(PasswordUsability.UNUSABLE);
        assertThat(PasswordUsability.of(user.with(account.withStandard(false)), NOW))
                .isEqualTo(PasswordUsability.UNUSABLE);
        assertThat(PasswordUsability.of(user.with(account.withPassword(null, false)), NOW))
                .isEqualTo(PasswordUsability.UNUSABLE);
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotBecomeWorse(PasswordUsability before) {
        Directory directoryBefore = with(before);
        for (PasswordUsability after : PasswordUsability.values()) {
            Directory directoryAfter = with(after);
            if (after.compareTo(before) < 0) {
                assertThatThrownBy(() -> AdministratorLockout.requireNone(directoryBefore, directoryAfter, NOW))
                        .isInstanceOfSatisfying(Problem.NoRight.class, problem -> assertThat(problem.code())
                                .isEqualTo("administrator.last"));
            } else {
                AdministratorLockout.requireNone(directoryBefore, directoryAfter, NOW);
            }
        }
    }

    /// A directory with one administrator who can log in, with a password of this usability.
    private Directory with(PasswordUsability usability) {
        AccessFixture one = new AccessFixture();
        UserId id = one.user("ada", ADMINISTRATORS);
        one.disable(ADMINISTRATOR);
        User before = one.directory().users().find(id).orElseThrow();
        LoginAccount account =
                switch (usability) {
                    case UNUSABLE -> LoginAccount.of("ada");
                    case EXPIRED, EXPIRING ->
                        AccessFixture.accountWithPassword("ada").withPasswordModifiable(false);
                    case RENEWABLE, LASTING -> AccessFixture.accountWithPassword("ada");
                };
        long at = usability == PasswordUsability.EXPIRED || usability == PasswordUsability.RENEWABLE ? NOW : NOW + 1;
        User after = before.with(account).with(Profile.NONE.with(new Profile.Expiry(at, false, 0)));
        return one.make(new Change.Put(before, after)).directory();
    }

    private User user() {
        return fixture.directory().users().find(ada).orElseThrow();
    }

    private PasswordUsability best() {
        return AdministratorLockout.bestUsability(fixture.directory(), NOW);
    }
}
