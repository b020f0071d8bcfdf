package dev.muster.access;

import static dev.muster.access.World.ADMINISTRATOR;
import static dev.muster.access.World.ADMINISTRATORS;
import static dev.muster.access.World.EVERYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.LogIn;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who of the administrators gets in how, and that it doesn't become worse.
class AdministratorsTest {

    private static final long NOW = 1_000_000;

    /// Whose it is to replace a password.
    enum Replacing {
        THEIRS,
        THEIRS_ONCE,
        OTHERS
    }

    private final World world = new World();
    private final GroupId staff = world.group("Staff");
    private final UserId ada = world.user("ada", staff);

    @Test
    void whoeverCanLogInIsFoundAtAnyDepth() {
        assertThat(best()).isEqualTo(WayIn.LASTING);

        world.disable(ADMINISTRATOR);
        assertThat(best()).isEqualTo(WayIn.NONE);

        world.join(ADMINISTRATORS, staff);
        assertThat(best()).isEqualTo(WayIn.NONE);

        world.logIn(ada, World.canLogIn("ada"));
        assertThat(best()).isEqualTo(WayIn.LASTING);
    }

    @Test
    void everyoneMayBeAnAdministrator() {
        world.disable(ADMINISTRATOR).join(ADMINISTRATORS, EVERYONE);
        assertThat(best()).isEqualTo(WayIn.NONE);

        world.logIn(ada, World.canLogIn("ada"));
        assertThat(best()).isEqualTo(WayIn.LASTING);
    }

    @ParameterizedTest
    @CsvSource({
        // expires at, renews, every days, whose to replace: way in
        "0, false, 0, THEIRS, LASTING",
        "0, false, 0, OTHERS, LASTING",
        "0, false, 30, OTHERS, LASTING",
        "0, true, 0, OTHERS, LASTING",
        "0, true, 30, OTHERS, PASSING",
        "0, true, 30, THEIRS, LASTING",
        "1000001, false, 0, THEIRS, LASTING",
        "1000001, false, 0, OTHERS, PASSING",
        "1000001, false, 0, THEIRS_ONCE, LASTING",
        "1000001, true, 30, THEIRS_ONCE, PASSING",
        "1000000, false, 0, THEIRS, RENEWABLE",
        "1000000, false, 0, THEIRS_ONCE, RENEWABLE",
        "1000000, true, 30, THEIRS_ONCE, PASSING",
        "1000000, true, 30, THEIRS, RENEWABLE",
        "1000000, false, 0, OTHERS, EXPIRED",
        "1000000, true, 30, OTHERS, EXPIRED"
    })
    void thePasswordDecides(long at, boolean renews, int days, Replacing whose, WayIn expected) {
        LogIn logIn = World.canLogIn("ada")
                .withPasswordModifiable(whose == Replacing.THEIRS)
                .withNewPasswordRequired(whose == Replacing.THEIRS_ONCE);
        User user = user().with(Profile.NONE.with(new Profile.Expiry(at, renews, days)));

        assertThat(WayIn.of(user.with(logIn), NOW)).isEqualTo(expected);
        assertThat(WayIn.of(user.with(logIn.withEnabled(false)), NOW)).isEqualTo(WayIn.NONE);
        assertThat(WayIn.of(user.with(logIn.withStandard(false)), NOW)).isEqualTo(WayIn.NONE);
        assertThat(WayIn.of(user.with(logIn.withPassword(null, false)), NOW)).isEqualTo(WayIn.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotBecomeWorse(WayIn before) {
        Directory had = with(before);
        for (WayIn after : WayIn.values()) {
            Directory has = with(after);
            if (after.compareTo(before) < 0) {
                assertThatThrownBy(() -> Administrators.requireOneLeft(had, has, NOW))
                        .isInstanceOfSatisfying(Problem.NoRight.class, problem -> assertThat(problem.code())
                                .isEqualTo("administrator.last"));
            } else {
                Administrators.requireOneLeft(had, has, NOW);
            }
        }
    }

    /// Where one alone is an administrator, who gets in like this.
    private Directory with(WayIn way) {
        World one = new World();
        UserId id = one.user("ada", ADMINISTRATORS);
        one.disable(ADMINISTRATOR);
        User before = one.directory().users().find(id).orElseThrow();
        LogIn logIn =
                switch (way) {
                    case NONE -> LogIn.of("ada");
                    case EXPIRED, PASSING -> World.canLogIn("ada").withPasswordModifiable(false);
                    case RENEWABLE, LASTING -> World.canLogIn("ada");
                };
        long at = way == WayIn.EXPIRED || way == WayIn.RENEWABLE ? NOW : NOW + 1;
        User after = before.with(logIn).with(Profile.NONE.with(new Profile.Expiry(at, false, 0)));
        return one.make(new Change.Put(before, after)).directory();
    }

    private User user() {
        return world.directory().users().find(ada).orElseThrow();
    }

    private WayIn best() {
        return Administrators.bestWayIn(world.directory(), NOW);
    }
}
