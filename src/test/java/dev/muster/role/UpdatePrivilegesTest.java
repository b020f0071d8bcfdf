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

/// Privileges of many users, groups and roles in one update: its permits, and that it is all or nothing.
class UpdatePrivilegesTest {

    private static final PrivilegeSet NONE = PrivilegeSet.EMPTY;

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final UserId user = organisation.user("User", 3);
    private final GroupId group = organisation.group("Group");
    private final RoleId role = organisation.role("Role", 3);
    private final ProjectId project = organisation.project("Project");
    private final UserId giver = organisation.user("Giver", 148, 153, 1, 12);

    @Test
    void privilegesAreAddedToAllAndRemovedFromAll() {
        organisation.decide(giver, update(PrivilegeSet.of(1, 12), PrivilegeSet.of(3), role));

        assertThat(held(user)).isEqualTo(PrivilegeSet.of(1, 12));
        assertThat(held(group)).isEqualTo(PrivilegeSet.of(1, 12));
        assertThat(held(role)).isEqualTo(PrivilegeSet.of(1, 12));
    }

    @Test
    void anUpdateWithoutEffectChangesNothing() {
        organisation.decide(
                giver, new UpdatePrivileges(NONE, PrivilegeSet.of(1), List.of(user), List.of(group), List.of(role)));

        assertThat(organisation.changes()).isEmpty();
    }

    @Test
    void eachKindHasItsPermit() {
        UserId roles = organisation.user("Roles", 148, 1);
        UserId holders = organisation.user("Holders", 153, 1);
        PrivilegeSet added = PrivilegeSet.of(1);

        assertThat(organisation.refusal(roles, update(added, NONE, role))).isEqualTo("permit.missing");
        assertThat(organisation.refusal(holders, update(added, NONE, role))).isEqualTo("permit.missing");
        organisation.decide(roles, new UpdatePrivileges(added, NONE, List.of(), List.of(), List.of(role)));
        organisation.decide(holders, new UpdatePrivileges(added, NONE, List.of(user), List.of(group), List.of()));
        assertThat(organisation.refusal(
                        roles, new UpdatePrivileges(added, NONE, List.of(new UserId(9, 9)), List.of(), List.of(role))))
                .as("an unknown user, too")
                .isEqualTo("permit.missing");
    }

    @Test
    void nobodyGivesPrivilegesThatTheyLack() {
        assertThat(organisation.refusal(giver, update(PrivilegeSet.of(3), NONE, organisation.role("Empty"))))
                .isEqualTo("authority.give_privileges");
        assertThat(organisation.refusal(
                        giver,
                        new UpdatePrivileges(
                                PrivilegeSet.of(4), NONE, List.of(), List.of(), List.of(organisation.role("Bare")))))
                .isEqualTo("authority.role_privileges");
        assertThat(held(group)).isEqualTo(NONE);
    }

    @Test
    void newPrivilegesOfARoleMustBeHeldWhereItIsGranted() {
        UserId local = organisation.user("Local", 148);
        RoleId held = organisation.role("Held", 1);
        organisation.grant(held, project, local);
        organisation.grant(role, project, user);

        organisation.decide(local, new UpdatePrivileges(PrivilegeSet.of(1), NONE, List.of(), List.of(), List.of(role)));
        organisation.grant(role, organisation.project("Elsewhere"), user);
        organisation.decide(local, new UpdatePrivileges(NONE, PrivilegeSet.of(1), List.of(), List.of(), List.of(role)));
        assertThat(organisation.refusal(
                        local, new UpdatePrivileges(PrivilegeSet.of(1), NONE, List.of(), List.of(), List.of(role))))
                .isEqualTo("authority.role_privileges");
    }

    @Test
    void serverLevelPrivilegesAreForUsersAndGroupsAlone() {
        PrivilegeSet server = PrivilegeSet.of(153);

        organisation.decide(giver, new UpdatePrivileges(server, NONE, List.of(user), List.of(group), List.of()));
        assertThat(organisation.refusal(giver, update(server, NONE, role))).isEqualTo("role.server_level");
        assertThat(organisation.refusal(giver, update(server, NONE, role))).isEqualTo("role.server_level");
    }

    @Test
    void aHiddenRoleIsUnknownAndRefusesTheWholeUpdate() {
        RoleId hidden = organisation.role("Hidden");
        organisation.hide(organisation.now().find(hidden).orElseThrow());

        assertThat(organisation.refusal(giver, update(PrivilegeSet.of(1), NONE, hidden)))
                .isEqualTo("role.unknown");
        assertThat(held(user)).isEqualTo(PrivilegeSet.of(3));
    }

    @Test
    void administratorsKeepTheCatalogue() {
        assertThat(organisation.refusal(
                        WellKnown.ADMINISTRATOR,
                        new UpdatePrivileges(
                                NONE,
                                PrivilegeSet.of(1),
                                List.of(user),
                                List.of(WellKnown.SYSTEM_ADMINISTRATORS),
                                List.of())))
                .isEqualTo("group.administrators");
    }

    private UpdatePrivileges update(PrivilegeSet added, PrivilegeSet removed, RoleId role) {
        return new UpdatePrivileges(added, removed, List.of(user), List.of(group), List.of(role));
    }

    private PrivilegeSet held(ObjectId id) {
        return organisation.now().find(id).orElseThrow().privileges();
    }
}
