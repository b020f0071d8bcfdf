package dev.muster.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import dev.muster.wire.CommonJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeleteObjectsTest {

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final RoleId role = organisation.role("Role", 1);
    private final ProjectId project = organisation.project("Project");
    private final UserId user = organisation.user("User");
    private final GroupId group = organisation.group("Group");
    private final UserId manager = organisation.user("Manager", 50, 148, 1);
    private final UserId strong = organisation.user("Strong", 12);

    @Test
    void objectsThatReferToEachOtherAreDeletedTogether() {
        organisation.join(group, user);
        organisation.grant(role, project, user);
        organisation.grant(role, project, group);
        organisation.addEntry(organisation.now().find(role).orElseThrow(), Acl.Ace.allow(user, 5));
        organisation.addEntry(organisation.now().find(project).orElseThrow(), Acl.Ace.allow(group, 5));

        organisation.decide(manager, delete(group, role, user, group));

        for (ObjectId gone : List.of(group, role, user)) {
            assertThat(organisation.now().find(gone)).isEmpty();
        }
        assertThat(organisation.now().references().objectsNaming(group)).isEmpty();
        assertThat(organisation.now().references().objectsNaming(user)).isEmpty();
        assertThat(organisation.now().grants().byRole().size()).isZero();
    }

    @Test
    void noneIsDeletedIfOneIsRefused() {
        assertThat(organisation.refusal(manager, delete(role, strong))).isEqualTo("authority.holds_more");
        assertThat(organisation.refusal(manager, delete(role, manager))).isEqualTo("user.self");
        assertThat(organisation.refusal(manager, delete(role, WellKnown.EVERYONE)))
                .isEqualTo("group.permanent");
        assertThat(organisation.refusal(WellKnown.ADMINISTRATOR, delete(role, project)))
                .isEqualTo("object.project");
        organisation.addEntry(
                organisation.now().find(user).orElseThrow(), new Acl.Ace(manager, true, Acl.DELETE, false));
        assertThat(organisation.refusal(manager, delete(role, user))).isEqualTo("object.right");
        assertThat(organisation.now().find(role)).isPresent();
    }

    @Test
    void permitsAreCheckedFirstAndThenExistence() {
        UserId roles = organisation.user("Roles", 148);
        UserId nobody = new UserId(9, 9);

        assertThat(organisation.refusal(roles, delete(new RoleId(9, 9), nobody)))
                .isEqualTo("permit.missing");
        assertThat(organisation.refusal(manager, delete(strong, nobody))).isEqualTo("user.unknown");
        assertThat(organisation.refusal(roles, delete(new RoleId(9, 9)))).isEqualTo("role.unknown");
    }

    private static DeleteObjects delete(ObjectId... ids) {
        return new DeleteObjects(Stream.of(ids)
                .map(id -> new ObjectReference(ObjectKind.of(Integer.toString(CommonJson.type(id))), RawId.of(id)))
                .toList());
    }
}
