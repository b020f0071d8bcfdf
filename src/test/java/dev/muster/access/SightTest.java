package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATOR;
import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static dev.muster.access.AccessFixture.allow;
import static dev.muster.access.AccessFixture.deny;
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
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The objects that a caller sees and the rights that they have, rule by rule (docs/decisions/0010, "Rights on
/// objects", "Sight").
class SightTest {

    private static final int MANAGED = READ | WRITE | DELETE | CONTROL;

    private final AccessFixture fixture = new AccessFixture();
    private final GroupId staff = fixture.group("staff");
    private final GroupId analysts = fixture.group("analysts", staff);
    private final UserId ada = fixture.user("ada", analysts);
    private final UserId bob = fixture.user("bob");
    private final ProjectId sales = fixture.project("sales");
    private final RoleId role = fixture.role("author", 12);

    private int rights(ObjectId id) {
        return fixture.sight(ada).rights(item(id));
    }

    private Item item(ObjectId id) {
        return fixture.directory().find(id).orElseThrow();
    }

    @Test
    void everyUserBrowsesObjectsWithTheCommonList() {
        assertThat(List.of(rights(bob), rights(staff), rights(sales), rights(role)))
                .containsOnly(BROWSE);
        assertThat(fixture.sight(ada).unrestricted()).isTrue();
    }

    @Test
    void rightsAddUpOverTheCallerAndAllTheirGroups() {
        fixture.acl(role, allow(ada, READ), allow(analysts, WRITE), allow(staff, DELETE), allow(EVERYONE, BROWSE));

        assertThat(rights(role)).isEqualTo(BROWSE | READ | WRITE | DELETE);
    }

    @Test
    void rightsOfOthersAreTheirs() {
        fixture.acl(role, allow(bob, FULL), allow(ADMINISTRATORS, FULL));

        assertThat(rights(role)).isZero();
    }

    @Test
    void denialBeatsPermissionInAnyOrderAndForAnyHolder() {
        fixture.acl(role, deny(staff, WRITE), allow(ada, BROWSE | READ | WRITE));
        assertThat(rights(role)).isEqualTo(BROWSE | READ);

        fixture.acl(role, allow(staff, BROWSE | READ | WRITE), deny(ada, READ));
        assertThat(rights(role)).isEqualTo(BROWSE | WRITE);
    }

    @Test
    void aDeniedBrowseHidesTheObject() {
        fixture.acl(role, allow(EVERYONE, FULL), deny(staff, BROWSE));

        assertThat(fixture.sight(ada).sees(role)).isFalse();
        assertThat(fixture.sight(bob).sees(role)).isTrue();
        assertThat(fixture.sight(bob).unrestricted()).isFalse();
    }

    @Test
    void anObjectWithoutEntriesIsSeenByAdministratorsOnly() {
        fixture.acl(role);

        assertThat(fixture.sight(ada).sees(role)).isFalse();
        assertThat(fixture.sight(ADMINISTRATOR).sees(role)).isTrue();
    }

    @Test
    void theOwnersEntryIsAnEntryLikeAnyOther() {
        fixture.own(ada, role);
        assertThat(rights(role)).isEqualTo(BROWSE);

        fixture.acl(role, allow(ada, FULL), deny(ada, WRITE));
        assertThat(rights(role)).isEqualTo(FULL & ~WRITE);

        fixture.acl(role, allow(EVERYONE, 0));
        assertThat(rights(role)).isZero();
    }

    @Test
    void privilege148GivesRightsOnRolesThatMayBeBrowsed() {
        fixture.give(analysts, 148);

        assertThat(rights(role)).isEqualTo(BROWSE | MANAGED);
        assertThat(List.of(rights(bob), rights(staff), rights(sales))).containsOnly(BROWSE);
    }

    @Test
    void privilege50GivesRightsOnUsersAndGroupsThatMayBeBrowsed() {
        fixture.give(ada, 50);

        assertThat(List.of(rights(bob), rights(staff))).containsOnly(BROWSE | MANAGED);
        assertThat(List.of(rights(role), rights(sales))).containsOnly(BROWSE);
    }

    @Test
    void anEntryDeniesRightsThatAPrivilegeGives() {
        fixture.give(ada, 50, 148);
        fixture.acl(role, allow(EVERYONE, BROWSE), deny(staff, DELETE));
        fixture.acl(bob, allow(EVERYONE, BROWSE), deny(EVERYONE, WRITE | CONTROL));

        assertThat(rights(role)).isEqualTo(BROWSE | READ | WRITE | CONTROL);
        assertThat(rights(bob)).isEqualTo(BROWSE | READ | DELETE);
    }

    @Test
    void noPrivilegeGivesTheRightToBrowse() {
        fixture.give(ada, 16, 50, 148);
        fixture.acl(role, allow(bob, FULL));
        fixture.acl(bob, allow(EVERYONE, BROWSE | READ), deny(ada, BROWSE));

        assertThat(rights(role)).isZero();
        assertThat(fixture.sight(ada).sees(bob)).isFalse();
        assertThat(rights(bob) & MANAGED).isEqualTo(READ);
    }

    @Test
    void privilege16HasNoEffect() {
        fixture.give(ada, 16);

        assertThat(List.of(rights(bob), rights(staff), rights(sales), rights(role)))
                .containsOnly(BROWSE);
    }

    @Test
    void aServerLevelPrivilegeInARoleHasNoEffect() {
        RoleId odd = fixture.role("odd", 50, 148);
        fixture.grant(odd, sales, ada);

        assertThat(List.of(rights(bob), rights(role))).containsOnly(BROWSE);
        assertThat(fixture.sight(ada).seesEveryMember()).isFalse();
    }

    @Test
    void administratorsHaveEveryRightAndNobodyDeniesThemOne() {
        GroupId operators = fixture.group("operators", ADMINISTRATORS);
        fixture.join(operators, ada);
        fixture.acl(role, deny(EVERYONE, FULL), deny(ada, FULL), deny(ADMINISTRATORS, FULL));

        assertThat(rights(role)).isEqualTo(FULL);
        assertThat(fixture.sight(ada).sees(role)).isTrue();
        assertThat(fixture.sight(ada).unrestricted()).isTrue();
    }

    @Test
    void aHolderOfTheWholeCatalogueIsNoAdministrator() {
        fixture.give(ada, AccessFixture.CATALOGUE.all().toArray());
        fixture.acl(role, allow(bob, FULL));

        assertThat(fixture.sight(ada).sees(role)).isFalse();
    }

    @Test
    void monitorsReadRoles() {
        fixture.join(WellKnown.SYSTEM_MONITORS, ada);

        assertThat(rights(role)).isEqualTo(BROWSE | READ);
    }

    @Test
    void everybodySeesThemselves() {
        fixture.acl(ada, allow(bob, FULL), deny(EVERYONE, FULL));

        assertThat(rights(ada)).isEqualTo(BROWSE);
        assertThat(fixture.sight(bob).sees(ada)).isFalse();
    }

    @Test
    void theDisabledAndTheUnknownSeeNothing() {
        fixture.join(ADMINISTRATORS, ada).disable(ada);
        UserId nobody = AccessFixture.userId("nobody");

        for (UserId caller : List.of(ada, nobody)) {
            Sight sight = fixture.sight(caller);
            assertThat(sight.sees(role)).isFalse();
            assertThat(sight.sees(caller)).isFalse();
            assertThat(sight.rights(item(role))).isZero();
            assertThat(sight.unrestricted()).isFalse();
        }
    }

    @Test
    void anObjectThatDoesNotExistIsSeenByNobody() {
        assertThat(fixture.sight(ADMINISTRATOR).sees(AccessFixture.roleId("none")))
                .isFalse();
    }

    @Test
    void aPathIsSeenIfAllItNamesIs() {
        AccessPath path = new AccessPath(List.of(analysts, staff), role);
        assertThat(fixture.sight(ada).sees(path)).isTrue();

        fixture.acl(staff, allow(bob, FULL));
        assertThat(fixture.sight(ada).sees(path)).isFalse();
        assertThat(fixture.sight(ada).sees(new AccessPath(List.of(analysts), role)))
                .isTrue();

        fixture.acl(role, allow(bob, FULL));
        assertThat(fixture.sight(ada).sees(new AccessPath(List.of(analysts), role)))
                .isFalse();
    }

    @Test
    void aRoleIsReadByRightBy148AndBy149SomewhereButNotAgainstADenial() {
        RoleId assigner = fixture.role("assigner", 149);
        assertThat(reads()).isFalse();

        fixture.acl(role, allow(EVERYONE, BROWSE), allow(staff, READ));
        assertThat(reads()).isTrue();

        fixture.acl(role, allow(EVERYONE, BROWSE)).grant(assigner, sales, staff);
        assertThat(reads()).isTrue();
        assertThat(rights(role)).isEqualTo(BROWSE);

        fixture.acl(role, allow(EVERYONE, BROWSE), deny(staff, READ));
        assertThat(reads()).isFalse();

        fixture.give(ada, 148);
        assertThat(reads()).isFalse();

        fixture.acl(role, allow(EVERYONE, BROWSE));
        assertThat(reads()).isTrue();

        fixture.acl(role, allow(bob, FULL));
        assertThat(reads()).isFalse();
    }

    @Test
    void aDelegatedRoleIsReadByItsDelegatesButNotAgainstADenial() {
        fixture.acl(role, allow(EVERYONE, BROWSE)).delegate(fixture.role("another"), null, ada);
        assertThat(reads()).isFalse();

        fixture.delegate(role, sales, staff);
        assertThat(reads()).isTrue();
        assertThat(rights(role)).isEqualTo(BROWSE);
        assertThat(fixture.sight(ada).seesEveryMember()).isFalse();

        fixture.acl(role, allow(EVERYONE, BROWSE), deny(staff, READ));
        assertThat(reads()).isFalse();

        fixture.acl(role, allow(bob, FULL));
        assertThat(reads()).isFalse();

        fixture.acl(role, allow(EVERYONE, BROWSE)).disable(ada);
        assertThat(reads()).isFalse();
    }

    private boolean reads() {
        return fixture.sight(ada).reads(fixture.directory().roles().find(role).orElseThrow());
    }

    @Test
    void aCallerSeesOnlyMembersThroughWhomTheyHoldTheRole() {
        GroupId authors = fixture.group("authors");
        for (HolderId holder : List.of(ada, bob, staff, authors, EVERYONE)) {
            fixture.grant(role, sales, holder);
        }

        assertThat(fixture.sight(ada).members(role, sales)).containsExactlyInAnyOrder(ada, staff, EVERYONE);
        assertThat(fixture.sight(bob).members(role, sales)).containsExactlyInAnyOrder(bob, EVERYONE);
        assertThat(fixture.sight(ada).seesMember(bob)).isFalse();
        assertThat(fixture.sight(ada).seesMember(staff)).isTrue();
        assertThat(fixture.sight(ADMINISTRATOR).members(role, sales))
                .containsExactlyInAnyOrder(ada, bob, staff, authors, EVERYONE)
                .isSortedAccordingTo(ObjectId::compare);
    }

    @Test
    void oneOfThreePrivilegesShowsEveryMemberThatMayBeBrowsed() {
        GroupId authors = fixture.group("authors");
        RoleId assigner = fixture.role("assigner", 149);
        fixture.grant(role, sales, authors).grant(role, sales, bob).acl(bob, allow(ADMINISTRATORS, FULL));

        UserId first = fixture.user("with 50");
        UserId second = fixture.user("with 148");
        UserId third = fixture.user("with 149");
        fixture.give(first, 50).give(second, 148).grant(assigner, sales, third);

        for (UserId caller : List.of(first, second, third)) {
            assertThat(fixture.sight(caller).seesEveryMember()).isTrue();
            assertThat(fixture.sight(caller).members(role, sales)).containsExactly(authors);
            assertThat(fixture.sight(caller).seesMember(bob)).isFalse();
        }
    }

    @Test
    void aHiddenObjectIsRefusedAsIfItWereNotThere() {
        fixture.acl(role, allow(bob, FULL));
        Item hidden = item(role);
        String code = "role.unknown";

        assertThatThrownBy(() -> fixture.sight(ada).require(hidden, WRITE)).satisfies(thrown -> notFound(thrown, code));
        assertThatThrownBy(() -> fixture.sight(ada).require(role)).satisfies(thrown -> {
            notFound(thrown, code);
            assertThat(thrown).hasMessage(Sight.unknown(role).getMessage()).hasMessageNotContaining("author");
        });
        assertThat(fixture.sight(bob).require(role)).isEqualTo(hidden);
    }

    @Test
    void everyKindIsUnknownInItsOwnWay() {
        Sight sight = fixture.sight(ADMINISTRATOR);

        assertThatThrownBy(() -> sight.require(AccessFixture.userId("none")))
                .satisfies(t -> notFound(t, "user.unknown"));
        assertThatThrownBy(() -> sight.require(AccessFixture.groupId("none")))
                .satisfies(t -> notFound(t, "group.unknown"));
        assertThatThrownBy(() -> sight.require(AccessFixture.roleId("none")))
                .satisfies(t -> notFound(t, "role.unknown"));
        assertThatThrownBy(() -> sight.require(AccessFixture.projectId("none")))
                .satisfies(t -> notFound(t, "project.unknown"));
        assertThatThrownBy(() -> sight.requireHolder(RawId.of(AccessFixture.userId("none"))))
                .satisfies(t -> notFound(t, "user.unknown"));
        assertThat(sight.requireHolder(RawId.of(staff))).isEqualTo(item(staff));
    }

    private static void notFound(Throwable thrown, String code) {
        assertThat(thrown).isInstanceOfSatisfying(Problem.NotFound.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }

    @Test
    void aMissingRightIsNamed() {
        fixture.acl(role, allow(ada, BROWSE | READ));
        Sight sight = fixture.sight(ada);

        sight.require(item(role), READ);
        assertThatThrownBy(() -> sight.require(item(role), READ | WRITE | DELETE))
                .isInstanceOfSatisfying(Problem.NoRight.class, problem -> assertThat(problem.code())
                        .isEqualTo("object.right"))
                .hasMessage("(User 'ada' does not have Write and Delete access to the Security Role object 'author'"
                        + " in Project 'Configuration' with ID '38A062302D4411D28E71006008960167'.)"
                        + " Ask a security administrator for this access.");
    }

    @Test
    void rightsByOneListAreNotUsedForAnother() {
        RoleId other = fixture.role("other", 12);
        fixture.acl(role, new Acl.Ace(ada, false, READ | BROWSE, true)).acl(other, allow(ada, BROWSE));
        Sight sight = fixture.sight(ada);

        assertThat(List.of(sight.rights(item(role)), sight.rights(item(other)), sight.rights(item(role))))
                .containsExactly(READ | BROWSE, BROWSE, READ | BROWSE);
    }
}
