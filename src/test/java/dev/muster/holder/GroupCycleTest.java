package dev.muster.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.GroupId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Groups that would contain themselves: the way is told as far as the caller may see it.
class GroupCycleTest {

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final UserId uma = world.user("Uma", 50);
    private final GroupId a = world.group("A");
    private final GroupId b = world.group("B");
    private final GroupId c = world.group("C");
    private final GroupId d = world.group("D");

    GroupCycleTest() {
        world.join(b, a);
        world.join(c, b);
        world.join(d, c);
    }

    @Test
    void theWayIsClosedByTheLinkThatIsAskedFor() {
        refused(a, "A > B > C > D > A", d);
        refused(b, "B > C > D > B", d);
        refused(a, "A > B > A", b);
        refused(a, "A > A", a);
    }

    @Test
    void whatTheCallerMayNotBrowseIsLeftOut() {
        world.hide(world.now().groups().find(b).orElseThrow());
        refused(a, "A > and others you may not see > C > D > A", d);
        world.hide(world.now().groups().find(c).orElseThrow());
        refused(a, "A > and others you may not see > D > A", d);
    }

    @Test
    void oneOfManyMembersIsEnough() {
        GroupId other = world.group("Other");
        refused(a, "A > B > C > A", other, c);
        refused(a, "A > B > A", d, other, b);
    }

    private void refused(GroupId group, String way, GroupId... members) {
        assertThatThrownBy(() -> world.decide(uma, new JoinGroup(group, IdSet.of(List.of(members)))))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.code())
                        .isEqualTo("group.cycle"))
                .hasMessage("A group can't contain itself: " + way);
    }

    @Test
    void whatIsNotTheCallersIsRefusedFirst() {
        GroupId rich = world.group("Rich", 148);
        assertThat(world.refusal(uma, new JoinGroup(rich, IdSet.of(WellKnown.EVERYONE))))
                .isEqualTo("authority.join");
        assertThat(world.refusal(uma, new JoinGroup(a, IdSet.of(WellKnown.EVERYONE))))
                .isEqualTo("group.everyone");
    }
}
