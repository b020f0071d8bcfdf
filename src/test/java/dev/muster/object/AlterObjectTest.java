package dev.muster.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import dev.muster.wire.CommonJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which rights and permits altering an object of each kind needs.
class AlterObjectTest {

    private static final UserId ADMINISTRATOR = WellKnown.ADMINISTRATOR;
    private static final AlterObject.Texts NOTHING = new AlterObject.Texts(null, null, null, null, null);
    private static final AlterObject.Texts REMARK = new AlterObject.Texts(null, null, null, "seen", true);

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final RoleId role = world.role("Role", 1);
    private final ProjectId project = world.project("Project");
    private final UserId user = world.user("User");
    private final UserId keeper = world.user("Keeper", 50, 148);
    private final UserId guest = world.user("Guest");

    @ParameterizedTest
    @EnumSource
    void everyKindIsRemarkedOnByThoseWithItsPermit(ObjectKind kind) {
        UserId caller = kind == ObjectKind.PROJECT ? ADMINISTRATOR : keeper;
        world.decide(caller, new AlterObject(target(kind), REMARK, null, List.of()));

        assertThat(about(kind).comment()).isEqualTo("seen");
        assertThat(about(kind).hidden()).isTrue();
        assertThat(world.refusal(guest, new AlterObject(target(kind), REMARK, null, List.of())))
                .isEqualTo("permit.missing");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsGivenAwayAndItsListAltered(ObjectKind kind) {
        UserId caller = kind == ObjectKind.PROJECT ? ADMINISTRATOR : keeper;
        world.decide(caller, new AlterObject(target(kind), NOTHING, guest, List.of(allow(guest, 5))));

        assertThat(about(kind).owner()).isEqualTo(guest);
        assertThat(about(kind).acl().find(guest, false)).contains(Acl.Ace.allow(guest, 5));
        assertThat(world.now().references().ownedBy(guest)).hasSize(1);
    }

    @Test
    void aProjectIsTheAdministratorsAloneWhateverItsListSays() {
        let(project, Acl.Ace.allow(keeper, Acl.FULL));

        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.PROJECT), REMARK, null, List.of())))
                .isEqualTo("permit.missing");
    }

    @Test
    void textsNeedTheRightToWriteAndOwnersTheRightToControl() {
        let(role, new Acl.Ace(keeper, true, Acl.WRITE, false));
        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.ROLE), REMARK, null, List.of())))
                .isEqualTo("object.right");
        world.decide(keeper, new AlterObject(target(ObjectKind.ROLE), NOTHING, guest, List.of()));
        let(role, new Acl.Ace(keeper, true, Acl.CONTROL, false));
        assertThat(world.refusal(
                        keeper, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, List.of(allow(guest, 1)))))
                .isEqualTo("object.right");
        world.decide(keeper, new AlterObject(target(ObjectKind.ROLE), REMARK, null, List.of()));
        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.ROLE), REMARK, guest, List.of())))
                .as("both, or nothing")
                .isEqualTo("object.right");
    }

    @Test
    void whatMayNotBeBrowsedIsNotThere() {
        world.hide(world.now().find(role).orElseThrow());
        world.hide(world.now().find(user).orElseThrow());

        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.ROLE), REMARK, null, List.of())))
                .isEqualTo("role.unknown");
        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.HOLDER), REMARK, null, List.of())))
                .isEqualTo("user.unknown");
    }

    @Test
    void whoIsTrustedOrOwnsMustBeThere() {
        UserId nobody = new UserId(9, 9);

        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.ROLE), NOTHING, nobody, List.of())))
                .isEqualTo("user.unknown");
        assertThat(world.refusal(
                        keeper, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, List.of(allow(nobody, 1)))))
                .isEqualTo("user.unknown");
    }

    @Test
    void oneMayTakeOnesOwnRightsAway() {
        List<AclChange> deny = Stream.of(keeper)
                .map(trustee -> new AclChange(AclChange.Verb.ADD, RawId.of(trustee), true, Acl.FULL, false))
                .toList();
        world.decide(keeper, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, deny));

        assertThat(world.refusal(keeper, new AlterObject(target(ObjectKind.ROLE), REMARK, null, List.of())))
                .isEqualTo("role.unknown");
        world.decide(ADMINISTRATOR, new AlterObject(target(ObjectKind.ROLE), REMARK, null, List.of()));
    }

    @Test
    void namesFollowTheRulesOfEachKind() {
        GroupId group = world.group("Group");
        world.user("taken");
        world.group("Taken");
        AlterObject.Texts texts = new AlterObject.Texts("Other", "said", "short", null, null);
        for (ObjectId id : List.of(role, project, user, group)) {
            world.decide(ADMINISTRATOR, new AlterObject(target(id), texts, null, List.of()));
            ItemProperties properties = world.now().find(id).orElseThrow().properties();
            assertThat(properties.name()).isEqualTo("Other");
            assertThat(properties.description()).isEqualTo("said");
            assertThat(CommonJson.abbreviation(world.now().find(id).orElseThrow()))
                    .isEqualTo("short");
        }
        assertThat(world.now().userByLoginName("SHORT")).map(User::id).contains(user);
        AlterObject.Texts taken = new AlterObject.Texts("Taken", null, null, null, null);
        AlterObject.Texts logIn = new AlterObject.Texts(null, null, "TAKEN", null, null);
        assertThat(world.refusal(keeper, new AlterObject(target(group), taken, null, List.of())))
                .isEqualTo("group.name_taken");
        assertThat(world.refusal(keeper, new AlterObject(target(user), logIn, null, List.of())))
                .isEqualTo("user.login_taken");
        world.decide(keeper, new AlterObject(target(user), taken, null, List.of()));
    }

    @Test
    void whoHoldsMoreIsNotRenamedButMayBeRemarkedOnAndGivenAway() {
        UserId strong = world.user("Strong", 12);
        AlterObject.Texts fullName = new AlterObject.Texts("Weak", null, null, null, null);
        AlterObject.Texts logIn = new AlterObject.Texts(null, null, "weak", null, null);

        assertThat(world.refusal(keeper, new AlterObject(target(strong), fullName, null, List.of())))
                .isEqualTo("authority.holds_more");
        assertThat(world.refusal(keeper, new AlterObject(target(strong), logIn, null, List.of())))
                .isEqualTo("authority.holds_more");
        world.decide(keeper, new AlterObject(target(strong), REMARK, guest, List.of(allow(guest, 1))));
    }

    @Test
    void allIsOneChange() {
        world.decide(
                keeper,
                new AlterObject(target(ObjectKind.ROLE), REMARK, guest, List.of(allow(guest, 1), allow(user, 4))));

        assertThat(world.changes()).hasSize(1);
    }

    private static AclChange allow(UserId trustee, int rights) {
        return new AclChange(AclChange.Verb.ADD, RawId.of(trustee), false, rights, false);
    }

    private ObjectReference target(ObjectKind kind) {
        return target(id(kind));
    }

    private static ObjectReference target(ObjectId id) {
        return new ObjectReference(ObjectKind.of(Integer.toString(CommonJson.type(id))), RawId.of(id));
    }

    private ObjectId id(ObjectKind kind) {
        return switch (kind) {
            case ROLE -> role;
            case PROJECT -> project;
            case HOLDER -> user;
        };
    }

    private ItemProperties about(ObjectKind kind) {
        return world.now().find(id(kind)).orElseThrow().properties();
    }

    private void let(ObjectId id, Acl.Ace ace) {
        world.let(world.now().find(id).orElseThrow(), ace);
    }
}
