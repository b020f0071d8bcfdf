package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import java.util.List;
import java.util.function.Consumer;

/// One line of the tables of what a caller may bring about (docs/decisions/0010, "Authority" and below).
///
/// The caller is ada, a member of analysts, who are members of staff. The role author gives 3 and 12, reader 3.
///
/// @param says the rule
/// @param refusal its code; [#MAY]: none
/// @param given what is so before
/// @param act what ada would do
record Row(String says, String refusal, Consumer<World> given, Consumer<Authority> act) {

    static final String MAY = "";
    static final GroupId STAFF = World.groupId("staff");
    static final GroupId ANALYSTS = World.groupId("analysts");
    static final GroupId OTHERS = World.groupId("others");
    static final GroupId ABOVE = World.groupId("above others");
    static final UserId ADA = World.userId("ada");
    static final UserId BOB = World.userId("bob");
    static final ProjectId SALES = World.projectId("sales");
    static final ProjectId FINANCE = World.projectId("finance");
    static final RoleId AUTHOR = World.roleId("author");
    static final RoleId READER = World.roleId("reader");

    /// Fails unless ada may, or is refused, as the line says.
    void hold() {
        World world = world();
        given.accept(world);

        Throwable thrown = catchThrowable(() -> act.accept(world.authority(ADA)));

        assertThat(thrown instanceof Problem problem ? problem.code() : MAY).isEqualTo(refusal);
        assertThat(thrown == null || thrown instanceof Problem).isTrue();
    }

    static World world() {
        World world = new World();
        world.group("staff");
        world.group("analysts", STAFF);
        world.group("above others");
        world.group("others", ABOVE);
        world.user("ada", ANALYSTS);
        world.user("bob");
        world.project("sales");
        world.project("finance");
        world.role("author", 3, 12);
        world.role("reader", 3);
        return world;
    }

    static void nothing(World world) {}

    /// Ada holds these by a role in the project.
    static World holds(World world, ProjectId project, int... privileges) {
        RoleId role = world.role("role " + project + List.of(privileges.length), privileges);
        return world.grant(role, project, ADA);
    }

    static World holdsEverywhere(World world, int... privileges) {
        return holds(holds(world, SALES, privileges), FINANCE, privileges);
    }

    @Override
    public String toString() {
        return says + (refusal.isEmpty() ? ": may" : ": " + refusal);
    }
}
