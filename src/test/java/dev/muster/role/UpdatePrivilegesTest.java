package dev.muster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Privileges of many at once: who may, and that it is all or nothing.
class UpdatePrivilegesTest {

    private static final PrivilegeSet NONE = PrivilegeSet.EMPTY;

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final UserId user = world.user("User", 3);
    private final GroupId group = world.group("Group");
    private final RoleId role = world.role("Role", 3);
    private final ProjectId project = world.project("Project");
    private final UserId giver = world.user("Giver", 148, 153, 1, 12);

    @Test
    void whatIsGivenIsHeldByAllAndWhatIsTakenByNone() {
        world.decide(giver, update(PrivilegeSet.of(1, 12), PrivilegeSet.of(3), role));

        assertThat(held(user)).isEqualTo(PrivilegeSet.of(1, 12));
        assertThat(held(group)).isEqualTo(PrivilegeSet.of(1, 12));
        assertThat(held(role)).isEqualTo(PrivilegeSet.of(1, 12));
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        world.decide(
                giver, new UpdatePrivileges(NONE, PrivilegeSet.of(1), List.of(user), List.of(group), List.of(role)));

        assertThat(world.changes()).isEmpty();
    }

    @Test
    void eachKindHasItsPermit() {
        UserId roles = world.user("Roles", 148, 1);
        UserId holders = world.user("Holders", 153, 1);
        PrivilegeSet given = PrivilegeSet.of(1);

        assertThat(world.refusal(roles, update(given, NONE, role))).isEqualTo("permit.missing");
        assertThat(world.refusal(holders, update(given, NONE, role))).isEqualTo("permit.missing");
        world.decide(roles, new UpdatePrivileges(given, NONE, List.of(), List.of(), List.of(role)));
        world.decide(holders, new UpdatePrivileges(given, NONE, List.of(user), List.of(group), List.of()));
        assertThat(world.refusal(
                        roles, new UpdatePrivileges(given, NONE, List.of(new UserId(9, 9)), List.of(), List.of(role))))
                .as("whoever it is")
                .isEqualTo("permit.missing");
    }

    @Test
    void nobodyGivesWhatIsNotTheirs() {
        assertThat(world.refusal(giver, update(PrivilegeSet.of(3), NONE, world.role("Empty"))))
                .isEqualTo("authority.give_privileges");
        assertThat(world.refusal(
                        giver,
                        new UpdatePrivileges(
                                PrivilegeSet.of(4), NONE, List.of(), List.of(), List.of(world.role("Bare")))))
                .isEqualTo("authority.role_privileges");
        assertThat(held(group)).isEqualTo(NONE);
    }

    @Test
    void whatARoleGivesMustBeHeldWhereItIsGranted() {
        UserId local = world.user("Local", 148);
        RoleId held = world.role("Held", 1);
        world.grant(held, project, local);
        world.grant(role, project, user);

        world.decide(local, new UpdatePrivileges(PrivilegeSet.of(1), NONE, List.of(), List.of(), List.of(role)));
        world.grant(role, world.project("Elsewhere"), user);
        world.decide(local, new UpdatePrivileges(NONE, PrivilegeSet.of(1), List.of(), List.of(), List.of(role)));
        assertThat(world.refusal(
                        local, new UpdatePrivileges(PrivilegeSet.of(1), NONE, List.of(), List.of(), List.of(role))))
                .isEqualTo("authority.role_privileges");
    }

    @Test
    void serverLevelPrivilegesAreForUsersAndGroupsAlone() {
        PrivilegeSet server = PrivilegeSet.of(153);

        world.decide(giver, new UpdatePrivileges(server, NONE, List.of(user), List.of(group), List.of()));
        assertThat(world.refusal(giver, update(server, NONE, role))).isEqualTo("role.server_level");
        assertThat(world.refusal(giver, update(server, NONE, role))).isEqualTo("role.server_level");
    }

    @Test
    void whatMayNotBeBrowsedIsNotThereAndNothingIsDone() {
        RoleId hidden = world.role("Hidden");
        world.hide(world.now().find(hidden).orElseThrow());

        assertThat(world.refusal(giver, update(PrivilegeSet.of(1), NONE, hidden)))
                .isEqualTo("role.unknown");
        assertThat(held(user)).isEqualTo(PrivilegeSet.of(3));
    }

    @Test
    void administratorsKeepTheCatalogue() {
        assertThat(world.refusal(
                        WellKnown.ADMINISTRATOR,
                        new UpdatePrivileges(
                                NONE,
                                PrivilegeSet.of(1),
                                List.of(user),
                                List.of(WellKnown.SYSTEM_ADMINISTRATORS),
                                List.of())))
                .isEqualTo("group.administrators");
    }

    private UpdatePrivileges update(PrivilegeSet given, PrivilegeSet taken, RoleId role) {
        return new UpdatePrivileges(given, taken, List.of(user), List.of(group), List.of(role));
    }

    private PrivilegeSet held(ObjectId id) {
        return world.now().find(id).orElseThrow().privileges();
    }
}
