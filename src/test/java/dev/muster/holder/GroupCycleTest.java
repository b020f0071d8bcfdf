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

/// Groups that would contain themselves: the refusal names the cycle as far as the caller may see it.
class GroupCycleTest {

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final UserId uma = organisation.user("Uma", 50);
    private final GroupId a = organisation.group("A");
    private final GroupId b = organisation.group("B");
    private final GroupId c = organisation.group("C");
    private final GroupId d = organisation.group("D");

    GroupCycleTest() {
        organisation.join(b, a);
        organisation.join(c, b);
        organisation.join(d, c);
    }

    @Test
    void theCycleEndsWithTheRequestedLink() {
        refused(a, "A > B > C > D > A", d);
        refused(b, "B > C > D > B", d);
        refused(a, "A > B > A", b);
        refused(a, "A > A", a);
    }

    @Test
    void groupsThatTheCallerMayNotBrowseAreLeftOut() {
        organisation.hide(organisation.now().groups().find(b).orElseThrow());
        refused(a, "A > and others you may not see > C > D > A", d);
        organisation.hide(organisation.now().groups().find(c).orElseThrow());
        refused(a, "A > and others you may not see > D > A", d);
    }

    @Test
    void oneOfManyMembersIsEnough() {
        GroupId other = organisation.group("Other");
        refused(a, "A > B > C > A", other, c);
        refused(a, "A > B > A", d, other, b);
    }

    private void refused(GroupId group, String cycle, GroupId... members) {
        assertThatThrownBy(() -> organisation.decide(uma, new JoinGroup(group, IdSet.of(List.of(members)))))
                .isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.code())
                        .isEqualTo("group.cycle"))
                .hasMessage("A group can't contain itself: " + cycle);
    }

    @Test
    void aLackOfAuthorityIsRefusedFirst() {
        GroupId rich = organisation.group("Rich", 148);
        assertThat(organisation.refusal(uma, new JoinGroup(rich, IdSet.of(WellKnown.EVERYONE))))
                .isEqualTo("authority.join");
        assertThat(organisation.refusal(uma, new JoinGroup(a, IdSet.of(WellKnown.EVERYONE))))
                .isEqualTo("group.everyone");
    }
}
