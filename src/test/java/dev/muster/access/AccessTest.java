package dev.muster.access;

import static dev.muster.access.World.ADMINISTRATOR;
import static dev.muster.access.World.ADMINISTRATORS;
import static dev.muster.access.World.EVERYONE;
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

/// What the check cases can't say: sets, permits, administrators, and what size does.
class AccessTest {

    private final World world = new World();
    private final GroupId staff = world.group("staff");
    private final GroupId analysts = world.group("analysts", staff);
    private final UserId ada = world.user("ada", analysts);
    private final ProjectId sales = world.project("sales");
    private final ProjectId finance = world.project("finance");
    private final RoleId author = world.role("author", 12);
    private final RoleId assigner = world.role("assigner", 149);

    @Test
    void groupsAreTransitiveAndEveryoneIsOfUsersOnly() {
        assertThat(world.access().groupsOf(ada)).containsExactlyInAnyOrder(analysts, staff, EVERYONE);
        assertThat(world.access().groupsOf(analysts)).containsExactly(staff);
        assertThat(world.access().groupsOf(staff)).isEmpty();
        assertThat(world.access().groupsOf(World.userId("nobody"))).isEmpty();
    }

    @Test
    void whatIsHeldIsAUnionByPlace() {
        world.give(ada, 1).give(staff, 3).grant(author, sales, staff).grant(assigner, finance, ada);
        Access access = world.access();

        assertThat(access.held(ada)).isEqualTo(PrivilegeSet.of(1, 3));
        assertThat(access.heldIn(ada, sales)).isEqualTo(PrivilegeSet.of(1, 3, 12));
        assertThat(access.heldIn(ada, finance)).isEqualTo(PrivilegeSet.of(1, 3, 149));
        assertThat(access.everything(ada)).isEqualTo(PrivilegeSet.of(1, 3, 12, 149));
        assertThat(access.everything(analysts)).isEqualTo(PrivilegeSet.of(3, 12));
        assertThat(access.everything(World.userId("nobody"))).isEqualTo(PrivilegeSet.EMPTY);
    }

    @Test
    void theDisabledHaveWhatTheyHaveAndMayNothing() {
        world.give(ada, 50)
                .grant(assigner, sales, ada)
                .join(ADMINISTRATORS, ada)
                .disable(ada);
        Access access = world.access();

        assertThat(access.everything(ada)).isEqualTo(World.CATALOGUE.all());
        assertThat(access.holds(ada, 50)).isFalse();
        assertThat(access.holdsIn(ada, sales, 149)).isFalse();
        assertThat(access.holdsAnywhere(ada, 149)).isFalse();
        assertThat(access.isAdministrator(ada)).isFalse();
        assertThat(permits(access, ada)).containsExactly(Permit.PUBLIC);
    }

    @Test
    void permitsOfWhomNothingWasGiven() {
        assertThat(permits(world.access(), ada))
                .containsExactlyInAnyOrder(Permit.PUBLIC, Permit.ANY_SESSION, Permit.READ_ROLE, Permit.ALTER_OBJECT);
        assertThat(permits(world.access(), World.userId("nobody"))).containsExactly(Permit.PUBLIC);
    }

    @Test
    void permitsByPrivilegesAnywhere() {
        world.grant(assigner, sales, staff);
        assertThat(permits(world.access(), ada))
                .contains(Permit.ALTER_ROLE, Permit.READ_HOLDERS, Permit.READ_HOLDER_OR_SELF)
                .doesNotContain(Permit.MANAGE_ROLES, Permit.MANAGE_HOLDERS, Permit.ADMINISTRATE);

        world.give(analysts, 148);
        assertThat(permits(world.access(), ada)).contains(Permit.MANAGE_ROLES).doesNotContain(Permit.MANAGE_HOLDERS);

        world.give(EVERYONE, 50);
        assertThat(permits(world.access(), ada)).contains(Permit.MANAGE_HOLDERS).doesNotContain(Permit.ADMINISTRATE);
    }

    @Test
    void anyDelegationLetsOneAlterRolesAndNothingElse() {
        world.delegate(assigner, null, staff);
        assertThat(permits(world.access(), ada))
                .containsExactlyInAnyOrder(
                        Permit.PUBLIC, Permit.ANY_SESSION, Permit.READ_ROLE, Permit.ALTER_OBJECT, Permit.ALTER_ROLE);

        assertThat(permits(world.disable(ada).access(), ada)).containsExactly(Permit.PUBLIC);
        assertThat(permits(world.access(), world.user("bob"))).doesNotContain(Permit.ALTER_ROLE);
    }

    @Test
    void noServerLevelPermitByARole() {
        world.grant(world.role("odd", 50, 148), sales, ada);

        assertThat(permits(world.access(), ada))
                .doesNotContain(Permit.MANAGE_ROLES, Permit.MANAGE_HOLDERS, Permit.ALTER_ROLE, Permit.READ_HOLDERS);
    }

    @Test
    void whatIsOfNoProjectIsNotPermittedByARole() {
        world.grant(world.role("monitor", 52, 182), sales, ada);
        assertThat(permits(world.access(), ada)).doesNotContain(Permit.MONITOR_CONNECTIONS, Permit.END_CONNECTIONS);

        world.give(staff, 52);
        assertThat(permits(world.access(), ada))
                .contains(Permit.MONITOR_CONNECTIONS)
                .doesNotContain(Permit.END_CONNECTIONS);
    }

    @Test
    void administratorsHaveEveryPermit() {
        assertThat(permits(world.access(), ADMINISTRATOR)).containsExactlyInAnyOrder(Permit.values());
    }

    @Test
    void onlyMembersOfSystemAdministratorsAdministrate() {
        world.give(ada, World.CATALOGUE.all().toArray());

        assertThat(permits(world.access(), ada))
                .doesNotContain(Permit.ADMINISTRATE)
                .hasSize(Permit.values().length - 1);
    }

    @Test
    void oneMayAskAboutOneselfOnly() {
        UserId bob = world.user("bob");

        assertThat(world.access().permits(ada, Permit.READ_HOLDER_OR_SELF, ada)).isTrue();
        assertThat(world.access().permits(ada, Permit.READ_HOLDER_OR_SELF, bob)).isFalse();
        assertThat(world.access().permits(ada, Permit.READ_HOLDER_OR_SELF)).isFalse();
        assertThat(world.access().permits(ada, Permit.READ_HOLDERS, ada)).isFalse();
        assertThat(world.disable(ada).access().permits(ada, Permit.READ_HOLDER_OR_SELF, ada))
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
        world.give(staff, 12).give(ada, 12).join(staff, ada);

        assertThat(world.access().check(ada, sales, 12))
                .isEqualTo(new Decision.Allowed(List.of(
                        new Path(List.of(), null),
                        new Path(List.of(staff), null),
                        new Path(List.of(analysts, staff), null))));
    }

    @Test
    void twentyStoreysOfPairsGiveAThousandPathsAtOnce() {
        List<GroupId> below = List.of(analysts);
        for (int storey = 0; storey < 20; storey++) {
            List<GroupId> pair = List.of(world.group("left " + storey), world.group("right " + storey));
            for (GroupId lower : below) {
                pair.forEach(upper -> world.join(upper, lower));
            }
            below = pair;
        }
        world.give(below.getFirst(), 12);

        assertThat(world.access().check(ada, sales, 12)).isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
            assertThat(allowed.via()).hasSize(Paths.PATHS_MAX).doesNotHaveDuplicates();
            assertThat(allowed.via()).allMatch(path -> path.groups().size() == 21);
        });
    }

    @Test
    void groupsNestTenThousandDeep() {
        GroupId top = staff;
        for (int i = 0; i < 10_000; i++) {
            GroupId above = world.group("level " + i);
            world.join(above, top);
            top = above;
        }
        world.give(top, 12);
        Access access = world.access();

        assertThat(access.holds(ada, 12)).isTrue();
        assertThat(access.check(ada, sales, 12)).isInstanceOfSatisfying(Decision.Allowed.class, allowed -> assertThat(
                        allowed.via().getFirst().groups())
                .hasSize(10_002));
    }

    @Test
    void aCycleThatShouldNotBeEndsNevertheless() {
        world.join(analysts, staff).give(staff, 12);

        assertThat(world.access().groupsOf(ada)).containsExactlyInAnyOrder(analysts, staff, EVERYONE);
        assertThat(world.access().check(ada, sales, 12))
                .isEqualTo(new Decision.Allowed(List.of(new Path(List.of(analysts, staff), null))));
    }
}
