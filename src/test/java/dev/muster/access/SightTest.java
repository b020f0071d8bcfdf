package dev.muster.access;

import static dev.muster.access.World.ADMINISTRATOR;
import static dev.muster.access.World.ADMINISTRATORS;
import static dev.muster.access.World.EVERYONE;
import static dev.muster.access.World.allow;
import static dev.muster.access.World.deny;
import static dev.muster.directory.Acl.BROWSE;
import static dev.muster.directory.Acl.CONTROL;
import static dev.muster.directory.Acl.DELETE;
import static dev.muster.directory.Acl.FULL;
import static dev.muster.directory.Acl.READ;
import static dev.muster.directory.Acl.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a caller sees and which rights they have, rule by rule (docs/decisions/0010, "Rights on objects", "Sight").
class SightTest {

    private static final int MANAGED = READ | WRITE | DELETE | CONTROL;

    private final World world = new World();
    private final GroupId staff = world.group("staff");
    private final GroupId analysts = world.group("analysts", staff);
    private final UserId ada = world.user("ada", analysts);
    private final UserId bob = world.user("bob");
    private final ProjectId sales = world.project("sales");
    private final RoleId role = world.role("author", 12);

    private int rights(ObjectId id) {
        return world.sight(ada).rights(item(id));
    }

    private Item item(ObjectId id) {
        return world.directory().find(id).orElseThrow();
    }

    @Test
    void whatNobodyGaveAnotherListEverybodyBrowses() {
        assertThat(List.of(rights(bob), rights(staff), rights(sales), rights(role)))
                .containsOnly(BROWSE);
        assertThat(world.sight(ada).unrestricted()).isTrue();
    }

    @Test
    void rightsAddUpOverTheCallerAndAllTheirGroups() {
        world.acl(role, allow(ada, READ), allow(analysts, WRITE), allow(staff, DELETE), allow(EVERYONE, BROWSE));

        assertThat(rights(role)).isEqualTo(BROWSE | READ | WRITE | DELETE);
    }

    @Test
    void rightsOfOthersAreTheirs() {
        world.acl(role, allow(bob, FULL), allow(ADMINISTRATORS, FULL));

        assertThat(rights(role)).isZero();
    }

    @Test
    void denialBeatsPermissionWhicheverStandsFirstAndWhoeverItNames() {
        world.acl(role, deny(staff, WRITE), allow(ada, BROWSE | READ | WRITE));
        assertThat(rights(role)).isEqualTo(BROWSE | READ);

        world.acl(role, allow(staff, BROWSE | READ | WRITE), deny(ada, READ));
        assertThat(rights(role)).isEqualTo(BROWSE | WRITE);
    }

    @Test
    void aDeniedBrowseHidesTheObject() {
        world.acl(role, allow(EVERYONE, FULL), deny(staff, BROWSE));

        assertThat(world.sight(ada).sees(role)).isFalse();
        assertThat(world.sight(bob).sees(role)).isTrue();
        assertThat(world.sight(bob).unrestricted()).isFalse();
    }

    @Test
    void anObjectWithoutEntriesIsSeenByAdministratorsOnly() {
        world.acl(role);

        assertThat(world.sight(ada).sees(role)).isFalse();
        assertThat(world.sight(ADMINISTRATOR).sees(role)).isTrue();
    }

    @Test
    void theOwnersEntryIsAnEntryLikeAnyOther() {
        world.own(ada, role);
        assertThat(rights(role)).isEqualTo(BROWSE);

        world.acl(role, allow(ada, FULL), deny(ada, WRITE));
        assertThat(rights(role)).isEqualTo(FULL & ~WRITE);

        world.acl(role, allow(EVERYONE, 0));
        assertThat(rights(role)).isZero();
    }

    @Test
    void theOneHundredAndFortyEighthStandsForRightsOnRolesThatMayBeBrowsed() {
        world.give(analysts, 148);

        assertThat(rights(role)).isEqualTo(BROWSE | MANAGED);
        assertThat(List.of(rights(bob), rights(staff), rights(sales))).containsOnly(BROWSE);
    }

    @Test
    void theFiftiethStandsForRightsOnUsersAndGroupsThatMayBeBrowsed() {
        world.give(ada, 50);

        assertThat(List.of(rights(bob), rights(staff))).containsOnly(BROWSE | MANAGED);
        assertThat(List.of(rights(role), rights(sales))).containsOnly(BROWSE);
    }

    @Test
    void anEntryDeniesWhatAPrivilegeStandsFor() {
        world.give(ada, 50, 148);
        world.acl(role, allow(EVERYONE, BROWSE), deny(staff, DELETE));
        world.acl(bob, allow(EVERYONE, BROWSE), deny(EVERYONE, WRITE | CONTROL));

        assertThat(rights(role)).isEqualTo(BROWSE | READ | WRITE | CONTROL);
        assertThat(rights(bob)).isEqualTo(BROWSE | READ | DELETE);
    }

    @Test
    void noPrivilegeStandsForBrowsing() {
        world.give(ada, 16, 50, 148);
        world.acl(role, allow(bob, FULL));
        world.acl(bob, allow(EVERYONE, BROWSE | READ), deny(ada, BROWSE));

        assertThat(rights(role)).isZero();
        assertThat(world.sight(ada).sees(bob)).isFalse();
        assertThat(rights(bob) & MANAGED).isEqualTo(READ);
    }

    @Test
    void theSixteenthHasNoEffect() {
        world.give(ada, 16);

        assertThat(List.of(rights(bob), rights(staff), rights(sales), rights(role)))
                .containsOnly(BROWSE);
    }

    @Test
    void aServerLevelPrivilegeInARoleStandsForNothing() {
        RoleId odd = world.role("odd", 50, 148);
        world.grant(odd, sales, ada);

        assertThat(List.of(rights(bob), rights(role))).containsOnly(BROWSE);
        assertThat(world.sight(ada).seesEveryMember()).isFalse();
    }

    @Test
    void administratorsHaveEveryRightAndNobodyDeniesThemOne() {
        GroupId operators = world.group("operators", ADMINISTRATORS);
        world.join(operators, ada);
        world.acl(role, deny(EVERYONE, FULL), deny(ada, FULL), deny(ADMINISTRATORS, FULL));

        assertThat(rights(role)).isEqualTo(FULL);
        assertThat(world.sight(ada).sees(role)).isTrue();
        assertThat(world.sight(ada).unrestricted()).isTrue();
    }

    @Test
    void toHoldTheWholeCatalogueIsNotToBeAnAdministrator() {
        world.give(ada, World.CATALOGUE.all().toArray());
        world.acl(role, allow(bob, FULL));

        assertThat(world.sight(ada).sees(role)).isFalse();
    }

    @Test
    void monitorsReadRoles() {
        world.join(WellKnown.SYSTEM_MONITORS, ada);

        assertThat(rights(role)).isEqualTo(BROWSE | READ);
    }

    @Test
    void everybodySeesThemselves() {
        world.acl(ada, allow(bob, FULL), deny(EVERYONE, FULL));

        assertThat(rights(ada)).isEqualTo(BROWSE);
        assertThat(world.sight(bob).sees(ada)).isFalse();
    }

    @Test
    void theDisabledAndTheUnknownSeeNothing() {
        world.join(ADMINISTRATORS, ada).disable(ada);
        UserId nobody = World.userId("nobody");

        for (UserId caller : List.of(ada, nobody)) {
            Sight sight = world.sight(caller);
            assertThat(sight.sees(role)).isFalse();
            assertThat(sight.sees(caller)).isFalse();
            assertThat(sight.rights(item(role))).isZero();
            assertThat(sight.unrestricted()).isFalse();
        }
    }

    @Test
    void whatIsNotThereIsSeenByNobody() {
        assertThat(world.sight(ADMINISTRATOR).sees(World.roleId("none"))).isFalse();
    }

    @Test
    void aPathIsSeenIfAllItNamesIs() {
        Path path = new Path(List.of(analysts, staff), role);
        assertThat(world.sight(ada).sees(path)).isTrue();

        world.acl(staff, allow(bob, FULL));
        assertThat(world.sight(ada).sees(path)).isFalse();
        assertThat(world.sight(ada).sees(new Path(List.of(analysts), role))).isTrue();

        world.acl(role, allow(bob, FULL));
        assertThat(world.sight(ada).sees(new Path(List.of(analysts), role))).isFalse();
    }

    @Test
    void aRoleIsReadByRightBy148AndBy149SomewhereButNotAgainstADenial() {
        RoleId assigner = world.role("assigner", 149);
        assertThat(reads()).isFalse();

        world.acl(role, allow(EVERYONE, BROWSE), allow(staff, READ));
        assertThat(reads()).isTrue();

        world.acl(role, allow(EVERYONE, BROWSE)).grant(assigner, sales, staff);
        assertThat(reads()).isTrue();
        assertThat(rights(role)).isEqualTo(BROWSE);

        world.acl(role, allow(EVERYONE, BROWSE), deny(staff, READ));
        assertThat(reads()).isFalse();

        world.give(ada, 148);
        assertThat(reads()).isFalse();

        world.acl(role, allow(EVERYONE, BROWSE));
        assertThat(reads()).isTrue();

        world.acl(role, allow(bob, FULL));
        assertThat(reads()).isFalse();
    }

    @Test
    void aDelegatedRoleIsReadByItsDelegatesButNotAgainstADenial() {
        world.acl(role, allow(EVERYONE, BROWSE)).delegate(world.role("another"), null, ada);
        assertThat(reads()).isFalse();

        world.delegate(role, sales, staff);
        assertThat(reads()).isTrue();
        assertThat(rights(role)).isEqualTo(BROWSE);
        assertThat(world.sight(ada).seesEveryMember()).isFalse();

        world.acl(role, allow(EVERYONE, BROWSE), deny(staff, READ));
        assertThat(reads()).isFalse();

        world.acl(role, allow(bob, FULL));
        assertThat(reads()).isFalse();

        world.acl(role, allow(EVERYONE, BROWSE)).disable(ada);
        assertThat(reads()).isFalse();
    }

    private boolean reads() {
        return world.sight(ada).reads(world.directory().roles().find(role).orElseThrow());
    }

    @Test
    void ofMembersOneSeesOnlyThoseThroughWhomOneHoldsTheRole() {
        GroupId authors = world.group("authors");
        for (HolderId holder : List.of(ada, bob, staff, authors, EVERYONE)) {
            world.grant(role, sales, holder);
        }

        assertThat(world.sight(ada).members(role, sales)).containsExactlyInAnyOrder(ada, staff, EVERYONE);
        assertThat(world.sight(bob).members(role, sales)).containsExactlyInAnyOrder(bob, EVERYONE);
        assertThat(world.sight(ada).seesMember(bob)).isFalse();
        assertThat(world.sight(ada).seesMember(staff)).isTrue();
        assertThat(world.sight(ADMINISTRATOR).members(role, sales))
                .containsExactlyInAnyOrder(ada, bob, staff, authors, EVERYONE)
                .isSortedAccordingTo(ObjectId::compare);
    }

    @Test
    void oneOfThreePrivilegesShowsEveryMemberThatMayBeBrowsed() {
        GroupId authors = world.group("authors");
        RoleId assigner = world.role("assigner", 149);
        world.grant(role, sales, authors).grant(role, sales, bob).acl(bob, allow(ADMINISTRATORS, FULL));

        UserId first = world.user("with 50");
        UserId second = world.user("with 148");
        UserId third = world.user("with 149");
        world.give(first, 50).give(second, 148).grant(assigner, sales, third);

        for (UserId caller : List.of(first, second, third)) {
            assertThat(world.sight(caller).seesEveryMember()).isTrue();
            assertThat(world.sight(caller).members(role, sales)).containsExactly(authors);
            assertThat(world.sight(caller).seesMember(bob)).isFalse();
        }
    }

    @Test
    void aHiddenObjectIsRefusedAsIfItWereNotThere() {
        world.acl(role, allow(bob, FULL));
        Item hidden = item(role);
        String code = "role.unknown";

        assertThatThrownBy(() -> world.sight(ada).require(hidden, WRITE)).satisfies(thrown -> notFound(thrown, code));
        assertThatThrownBy(() -> world.sight(ada).require(role)).satisfies(thrown -> {
            notFound(thrown, code);
            assertThat(thrown).hasMessage(Sight.unknown(role).getMessage()).hasMessageNotContaining("author");
        });
        assertThat(world.sight(bob).require(role)).isEqualTo(hidden);
    }

    @Test
    void everyKindIsUnknownInItsOwnWay() {
        Sight sight = world.sight(ADMINISTRATOR);

        assertThatThrownBy(() -> sight.require(World.userId("none"))).satisfies(t -> notFound(t, "user.unknown"));
        assertThatThrownBy(() -> sight.require(World.groupId("none"))).satisfies(t -> notFound(t, "group.unknown"));
        assertThatThrownBy(() -> sight.require(World.roleId("none"))).satisfies(t -> notFound(t, "role.unknown"));
        assertThatThrownBy(() -> sight.require(World.projectId("none"))).satisfies(t -> notFound(t, "project.unknown"));
        assertThatThrownBy(() -> sight.requireHolder(World.userId("none"))).satisfies(t -> notFound(t, "user.unknown"));
        assertThat(sight.requireHolder(new UserId(staff.high(), staff.low()))).isEqualTo(item(staff));
    }

    private static void notFound(Throwable thrown, String code) {
        assertThat(thrown).isInstanceOfSatisfying(Problem.NotFound.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }

    @Test
    void aMissingRightIsNamed() {
        world.acl(role, allow(ada, BROWSE | READ));
        Sight sight = world.sight(ada);

        sight.require(item(role), READ);
        assertThatThrownBy(() -> sight.require(item(role), READ | WRITE | DELETE))
                .isInstanceOfSatisfying(Problem.NoRight.class, problem -> assertThat(problem.code())
                        .isEqualTo("object.right"))
                .hasMessage("(User 'ada' does not have Write and Delete access to the Security Role object 'author'"
                        + " in Project 'Configuration' with ID '38A062302D4411D28E71006008960167'.)");
    }

    @Test
    void theVerdictOnOneListIsNotThatOnAnother() {
        RoleId other = world.role("other", 12);
        world.acl(role, new Acl.Ace(ada, false, READ | BROWSE, true)).acl(other, allow(ada, BROWSE));
        Sight sight = world.sight(ada);

        assertThat(List.of(sight.rights(item(role)), sight.rights(item(other)), sight.rights(item(role))))
                .containsExactly(READ | BROWSE, BROWSE, READ | BROWSE);
    }
}
