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

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final RoleId role = world.role("Role", 1);
    private final ProjectId project = world.project("Project");
    private final UserId user = world.user("User");
    private final GroupId group = world.group("Group");
    private final UserId keeper = world.user("Keeper", 50, 148, 1);
    private final UserId strong = world.user("Strong", 12);

    @Test
    void objectsThatReferToEachOtherGoTogether() {
        world.join(group, user);
        world.grant(role, project, user);
        world.grant(role, project, group);
        world.let(world.now().find(role).orElseThrow(), Acl.Ace.allow(user, 5));
        world.let(world.now().find(project).orElseThrow(), Acl.Ace.allow(group, 5));

        world.decide(keeper, delete(group, role, user, group));

        for (ObjectId gone : List.of(group, role, user)) {
            assertThat(world.now().find(gone)).isEmpty();
        }
        assertThat(world.now().references().naming(group)).isEmpty();
        assertThat(world.now().references().naming(user)).isEmpty();
        assertThat(world.now().grants().byRole().size()).isZero();
    }

    @Test
    void noneGoesIfOneMayNot() {
        assertThat(world.refusal(keeper, delete(role, strong))).isEqualTo("authority.holds_more");
        assertThat(world.refusal(keeper, delete(role, keeper))).isEqualTo("user.self");
        assertThat(world.refusal(keeper, delete(role, WellKnown.EVERYONE))).isEqualTo("group.permanent");
        assertThat(world.refusal(WellKnown.ADMINISTRATOR, delete(role, project)))
                .isEqualTo("object.project");
        world.let(world.now().find(user).orElseThrow(), new Acl.Ace(keeper, true, Acl.DELETE, false));
        assertThat(world.refusal(keeper, delete(role, user))).isEqualTo("object.right");
        assertThat(world.now().find(role)).isPresent();
    }

    @Test
    void permitsComeFirstAndThenWhatIsNotThere() {
        UserId roles = world.user("Roles", 148);
        UserId nobody = new UserId(9, 9);

        assertThat(world.refusal(roles, delete(new RoleId(9, 9), nobody))).isEqualTo("permit.missing");
        assertThat(world.refusal(keeper, delete(strong, nobody))).isEqualTo("user.unknown");
        assertThat(world.refusal(roles, delete(new RoleId(9, 9)))).isEqualTo("role.unknown");
    }

    private static DeleteObjects delete(ObjectId... ids) {
        return new DeleteObjects(Stream.of(ids)
                .map(id -> new ObjectReference(ObjectKind.of(Integer.toString(CommonJson.type(id))), RawId.of(id)))
                .toList());
    }
}
