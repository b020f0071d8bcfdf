package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATOR;
import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Parts of the rule that check cases cannot express: sets of privileges, permits, administrators, large directories.
class AccessTest {

    private final AccessFixture fixture = new AccessFixture();
    private final GroupId staff = fixture.group("staff");
    private final GroupId analysts = fixture.group("analysts", staff);
    private final UserId ada = fixture.user("ada", analysts);
    private final ProjectId sales = fixture.project("sales");
    private final ProjectId finance = fixture.project("finance");
    private final RoleId author = fixture.role("author", 12);
    private final RoleId assigner = fixture.role("assigner", 149);

    @Test
    void groupsAreTransitiveAndEveryoneIsOfUsersOnly() {
        assertThat(fixture.access().groupsOf(ada)).containsExactlyInAnyOrder(analysts, staff, EVERYONE);
        assertThat(fixture.access().groupsOf(analysts)).containsExactly(staff);
        assertThat(fixture.access().groupsOf(staff)).isEmpty();
        assertThat(fixture.access().groupsOf(AccessFixture.userId("nobody"))).isEmpty();
    }

    @Test
    void heldPrivilegesAreAUnionByProject() {
        fixture.give(ada, 1).give(staff, 3).grant(author, sales, staff).grant(assigner, finance, ada);
        Access access = fixture.access();

        assertThat(access.held(ada)).isEqualTo(PrivilegeSet.of(1, 3));
        assertThat(access.heldIn(ada, sales)).isEqualTo(PrivilegeSet.of(1, 3, 12));
        assertThat(access.heldIn(ada, finance)).isEqualTo(PrivilegeSet.of(1, 3, 149));
        assertThat(access.heldAnywhere(ada)).isEqualTo(PrivilegeSet.of(1, 3, 12, 149));
        assertThat(access.heldAnywhere(analysts)).isEqualTo(PrivilegeSet.of(3, 12));
        assertThat(access.heldAnywhere(AccessFixture.userId("nobody"))).isEqualTo(PrivilegeSet.EMPTY);
    }

    @Test
    void theDisabledKeepTheirPrivilegesButNoneCounts() {
        fixture.give(ada, 50)
                .grant(assigner, sales, ada)
                .join(ADMINISTRATORS, ada)
                .disable(ada);
        Access access = fixture.access();

        assertThat(access.heldAnywhere(ada)).isEqualTo(AccessFixture.CATALOGUE.all());
        assertThat(access.holds(ada, 50)).isFalse();
        assertThat(access.holdsIn(ada, sales, 149)).isFalse();
        assertThat(access.holdsAnywhere(ada, 149)).isFalse();
        assertThat(access.isAdministrator(ada)).isFalse();
        assertThat(permits(access, ada)).containsExactly(Permit.PUBLIC);
    }

    @Test
    void permitsOfAUserWithoutPrivileges() {
        assertThat(permits(fixture.access(), ada))
                .containsExactlyInAnyOrder(Permit.PUBLIC, Permit.ANY_SESSION, Permit.READ_ROLE, Permit.ALTER_OBJECT);
        assertThat(permits(fixture.access(), AccessFixture.userId("nobody"))).containsExactly(Permit.PUBLIC);
    }

    @Test
    void permitsByPrivilegesAnywhere() {
        fixture.grant(assigner, sales, staff);
        assertThat(permits(fixture.access(), ada))
                .contains(Permit.ALTER_ROLE, Permit.READ_HOLDERS, Permit.READ_HOLDER_OR_SELF)
                .doesNotContain(Permit.MANAGE_ROLES, Permit.MANAGE_HOLDERS, Permit.ADMINISTRATE);

        fixture.give(analysts, 148);
        assertThat(permits(fixture.access(), ada)).contains(Permit.MANAGE_ROLES).doesNotContain(Permit.MANAGE_HOLDERS);

        fixture.give(EVERYONE, 50);
        assertThat(permits(fixture.access(), ada))
                .contains(Permit.MANAGE_HOLDERS)
                .doesNotContain(Permit.ADMINISTRATE);
    }

    @Test
    void anyDelegationLetsOneAlterRolesAndNothingElse() {
        fixture.delegate(assigner, null, staff);
        assertThat(permits(fixture.access(), ada))
                .containsExactlyInAnyOrder(
                        Permit.PUBLIC, Permit.ANY_SESSION, Permit.READ_ROLE, Permit.ALTER_OBJECT, Permit.ALTER_ROLE);

        assertThat(permits(fixture.disable(ada).access(), ada)).containsExactly(Permit.PUBLIC);
        assertThat(permits(fixture.access(), fixture.user("bob"))).doesNotContain(Permit.ALTER_ROLE);
    }

    @Test
    void noServerLevelPermitByARole() {
        fixture.grant(fixture.role("odd", 50, 148), sales, ada);

        assertThat(permits(fixture.access(), ada))
                .doesNotContain(Permit.MANAGE_ROLES, Permit.MANAGE_HOLDERS, Permit.ALTER_ROLE, Permit.READ_HOLDERS);
    }

    @Test
    void aRoleGivesNoPermitThatBelongsToNoProject() {
        fixture.grant(fixture.role("monitor", 52, 182), sales, ada);
        assertThat(permits(fixture.access(), ada)).doesNotContain(Permit.MONITOR_CONNECTIONS, Permit.END_CONNECTIONS);

        fixture.give(staff, 52);
        assertThat(permits(fixture.access(), ada))
                .contains(Permit.MONITOR_CONNECTIONS)
                .doesNotContain(Permit.END_CONNECTIONS);
    }

    @Test
    void administratorsHaveEveryPermit() {
        assertThat(permits(fixture.access(), ADMINISTRATOR)).containsExactlyInAnyOrder(Permit.values());
    }

    @Test
    void onlyMembersOfSystemAdministratorsAdministrate() {
        fixture.give(ada, AccessFixture.CATALOGUE.all().toArray());

        assertThat(permits(fixture.access(), ada))
                .doesNotContain(Permit.ADMINISTRATE)
                .hasSize(Permit.values().length - 1);
    }

    @Test
    void oneMayAskAboutOneselfOnly() {
        UserId bob = fixture.user("bob");

        assertThat(fixture.access().permits(ada, Permit.READ_HOLDER_OR_SELF, ada))
                .isTrue();
        assertThat(fixture.access().permits(ada, Permit.READ_HOLDER_OR_SELF, bob))
                .isFalse();
        assertThat(fixture.access().permits(ada, Permit.READ_HOLDER_OR_SELF)).isFalse();
        assertThat(fixture.access().permits(ada, Permit.READ_HOLDERS, ada)).isFalse();
        assertThat(fixture.disable(ada).access().permits(ada, Permit.READ_HOLDER_OR_SELF, ada))
                .isFalse();
    }

    private static Set<Permit> permits(Access access, UserId user) {
        return Stream.of(Permit.values())
                .filter(permit -> access.permits(user, permit))
                .collect(Collectors.toSet());
    }

    @Test
    void anEmptyDirectoryAllowsNothing() {
        Access access = new Access(Directory.EMPTY);

        assertThat(access.check(ADMINISTRATOR, null, 1)).isEqualTo(new Decision.Denied());
        assertThat(permits(access, ADMINISTRATOR)).containsExactly(Permit.PUBLIC);
    }

    @Test
    void shortPathsComeFirst() {
        fixture.give(staff, 12).give(ada, 12).join(staff, ada);

        assertThat(fixture.access().check(ada, sales, 12))
                .isEqualTo(new Decision.Allowed(List.of(
                        new AccessPath(List.of(), null),
                        new AccessPath(List.of(staff), null),
                        new AccessPath(List.of(analysts, staff), null))));
    }

    @Test
    void twentyLevelsOfPairsGiveAThousandPathsAtOnce() {
        List<GroupId> below = List.of(analysts);
        for (int level = 0; level < 20; level++) {
            List<GroupId> pair = List.of(fixture.group("left " + level), fixture.group("right " + level));
            for (GroupId lower : below) {
                pair.forEach(upper -> fixture.join(upper, lower));
            }
            below = pair;
        }
        fixture.give(below.getFirst(), 12);

        assertThat(fixture.access().check(ada, sales, 12)).isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
            assertThat(allowed.via()).hasSize(AccessPathFinder.PATHS_MAX).doesNotHaveDuplicates();
            assertThat(allowed.via()).allMatch(path -> path.groups().size() == 21);
        });
    }

    @Test
    void groupsNestTenThousandDeep() {
        GroupId top = staff;
        for (int i = 0; i < 10_000; i++) {
            GroupId above = fixture.group("level " + i);
            fixture.join(above, top);
            top = above;
        }
        fixture.give(top, 12);
        Access access = fixture.access();

        assertThat(access.holds(ada, 12)).isTrue();
        assertThat(access.check(ada, sales, 12)).isInstanceOfSatisfying(Decision.Allowed.class, allowed -> assertThat(
                        allowed.via().getFirst().groups())
                .hasSize(10_002));
    }

    @Test
    void aSearchEndsAlsoInACycle() {
        fixture.join(analysts, staff).give(staff, 12);

        assertThat(fixture.access().groupsOf(ada)).containsExactlyInAnyOrder(analysts, staff, EVERYONE);
        assertThat(fixture.access().check(ada, sales, 12))
                .isEqualTo(new Decision.Allowed(List.of(new AccessPath(List.of(analysts, staff), null))));
    }
}
