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

/// The rights and permits for altering an object of each kind.
class AlterObjectTest {

    private static final UserId ADMINISTRATOR = WellKnown.ADMINISTRATOR;
    private static final AlterObject.Texts NOTHING = new AlterObject.Texts(null, null, null, null, null);
    private static final AlterObject.Texts COMMENT = new AlterObject.Texts(null, null, null, "seen", true);

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final RoleId role = organisation.role("Role", 1);
    private final ProjectId project = organisation.project("Project");
    private final UserId user = organisation.user("User");
    private final UserId manager = organisation.user("Manager", 50, 148);
    private final UserId guest = organisation.user("Guest");

    @ParameterizedTest
    @EnumSource
    void aCommentOnEveryKindTakesItsPermit(ObjectKind kind) {
        UserId caller = kind == ObjectKind.PROJECT ? ADMINISTRATOR : manager;
        organisation.decide(caller, new AlterObject(target(kind), COMMENT, null, List.of()));

        assertThat(properties(kind).comment()).isEqualTo("seen");
        assertThat(properties(kind).hidden()).isTrue();
        assertThat(organisation.refusal(guest, new AlterObject(target(kind), COMMENT, null, List.of())))
                .isEqualTo("permit.missing");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindGetsAnotherOwnerAndAnotherAcl(ObjectKind kind) {
        UserId caller = kind == ObjectKind.PROJECT ? ADMINISTRATOR : manager;
        organisation.decide(caller, new AlterObject(target(kind), NOTHING, guest, List.of(allow(guest, 5))));

        assertThat(properties(kind).owner()).isEqualTo(guest);
        assertThat(properties(kind).acl().find(guest, false)).contains(Acl.Ace.allow(guest, 5));
        assertThat(organisation.now().references().ownedBy(guest)).hasSize(1);
    }

    @Test
    void onlyAdministratorsAlterAProjectWhateverItsAcl() {
        addEntry(project, Acl.Ace.allow(manager, Acl.FULL));

        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.PROJECT), COMMENT, null, List.of())))
                .isEqualTo("permit.missing");
    }

    @Test
    void textsNeedTheRightToWriteAndOwnersTheRightToControl() {
        addEntry(role, new Acl.Ace(manager, true, Acl.WRITE, false));
        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.ROLE), COMMENT, null, List.of())))
                .isEqualTo("object.right");
        organisation.decide(manager, new AlterObject(target(ObjectKind.ROLE), NOTHING, guest, List.of()));
        addEntry(role, new Acl.Ace(manager, true, Acl.CONTROL, false));
        assertThat(organisation.refusal(
                        manager, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, List.of(allow(guest, 1)))))
                .isEqualTo("object.right");
        organisation.decide(manager, new AlterObject(target(ObjectKind.ROLE), COMMENT, null, List.of()));
        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.ROLE), COMMENT, guest, List.of())))
                .as("both, or nothing")
                .isEqualTo("object.right");
    }

    @Test
    void aHiddenObjectIsUnknown() {
        organisation.hide(organisation.now().find(role).orElseThrow());
        organisation.hide(organisation.now().find(user).orElseThrow());

        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.ROLE), COMMENT, null, List.of())))
                .isEqualTo("role.unknown");
        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.HOLDER), COMMENT, null, List.of())))
                .isEqualTo("user.unknown");
    }

    @Test
    void trusteesAndOwnersMustExist() {
        UserId nobody = new UserId(9, 9);

        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.ROLE), NOTHING, nobody, List.of())))
                .isEqualTo("user.unknown");
        assertThat(organisation.refusal(
                        manager, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, List.of(allow(nobody, 1)))))
                .isEqualTo("user.unknown");
    }

    @Test
    void aCallerMayTakeTheirOwnRightsAway() {
        List<AclChange> deny = Stream.of(manager)
                .map(trustee -> new AclChange(AclChange.Verb.ADD, RawId.of(trustee), true, Acl.FULL, false))
                .toList();
        organisation.decide(manager, new AlterObject(target(ObjectKind.ROLE), NOTHING, null, deny));

        assertThat(organisation.refusal(manager, new AlterObject(target(ObjectKind.ROLE), COMMENT, null, List.of())))
                .isEqualTo("role.unknown");
        organisation.decide(ADMINISTRATOR, new AlterObject(target(ObjectKind.ROLE), COMMENT, null, List.of()));
    }

    @Test
    void namesFollowTheRulesOfEachKind() {
        GroupId group = organisation.group("Group");
        organisation.user("taken");
        organisation.group("Taken");
        AlterObject.Texts texts = new AlterObject.Texts("Other", "said", "short", null, null);
        for (ObjectId id : List.of(role, project, user, group)) {
            organisation.decide(ADMINISTRATOR, new AlterObject(target(id), texts, null, List.of()));
            ItemProperties properties =
                    organisation.now().find(id).orElseThrow().properties();
            assertThat(properties.name()).isEqualTo("Other");
            assertThat(properties.description()).isEqualTo("said");
            assertThat(CommonJson.abbreviation(organisation.now().find(id).orElseThrow()))
                    .isEqualTo("short");
        }
        assertThat(organisation.now().userByLoginName("SHORT")).map(User::id).contains(user);
        AlterObject.Texts nameInUse = new AlterObject.Texts("Taken", null, null, null, null);
        AlterObject.Texts logIn = new AlterObject.Texts(null, null, "TAKEN", null, null);
        assertThat(organisation.refusal(manager, new AlterObject(target(group), nameInUse, null, List.of())))
                .isEqualTo("group.name_taken");
        assertThat(organisation.refusal(manager, new AlterObject(target(user), logIn, null, List.of())))
                .isEqualTo("user.login_taken");
        organisation.decide(manager, new AlterObject(target(user), nameInUse, null, List.of()));
    }

    @Test
    void aUserWhoHoldsMoreIsNotRenamedButMayGetACommentAndAnotherOwner() {
        UserId strong = organisation.user("Strong", 12);
        AlterObject.Texts fullName = new AlterObject.Texts("Weak", null, null, null, null);
        AlterObject.Texts logIn = new AlterObject.Texts(null, null, "weak", null, null);

        assertThat(organisation.refusal(manager, new AlterObject(target(strong), fullName, null, List.of())))
                .isEqualTo("authority.holds_more");
        assertThat(organisation.refusal(manager, new AlterObject(target(strong), logIn, null, List.of())))
                .isEqualTo("authority.holds_more");
        organisation.decide(manager, new AlterObject(target(strong), COMMENT, guest, List.of(allow(guest, 1))));
    }

    @Test
    void everythingIsOneChange() {
        organisation.decide(
                manager,
                new AlterObject(target(ObjectKind.ROLE), COMMENT, guest, List.of(allow(guest, 1), allow(user, 4))));

        assertThat(organisation.changes()).hasSize(1);
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

    private ItemProperties properties(ObjectKind kind) {
        return organisation.now().find(id(kind)).orElseThrow().properties();
    }

    private void addEntry(ObjectId id, Acl.Ace ace) {
        organisation.addEntry(organisation.now().find(id).orElseThrow(), ace);
    }
}
