package dev.muster.holder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.ledger.InMemoryOrganisation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Memberships altered by the holder's own side, which makes another version of the holder.
class HolderOperationTest {

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final UserId uma = world.user("Uma", 50);
    private final UserId tom = world.user("Tom");
    private final GroupId group = world.group("Group");
    private final GroupId other = world.group("Other");

    @Test
    void whoMayNotWriteTheHolderDoesNotAlterItsMemberships() {
        world.join(group, tom);
        world.join(group, other);
        Stream.of(tom, other).forEach(holder -> {
            world.let(world.now().find(holder).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));
            operations().forEach(operation -> assertThat(refusal(holder, operation))
                    .as("%s of %s", operation, holder)
                    .isEqualTo("object.right"));
        });
    }

    @Test
    void whatIsNotThereIsSaidBeforeWhatMayNotBeWritten() {
        world.let(world.now().find(tom).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));
        GroupId hidden = world.group("Hidden");
        world.hide(world.now().groups().find(hidden).orElseThrow());

        assertThat(refusal(tom, new HolderOperation.JoinGroups(IdSet.of(List.of(group, hidden)))))
                .isEqualTo("group.unknown");
    }

    /// Whose members they are is the group's affair.
    @Test
    void byTheOtherSideTheGroupAloneIsWritten() {
        world.let(world.now().find(tom).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));

        world.decide(uma, new JoinGroup(group, IdSet.of((HolderId) tom)));
        world.decide(uma, new LeaveGroup(group, IdSet.of((HolderId) tom)));
        assertThat(world.now().memberships().members(group)).isEmpty();
    }

    private List<HolderOperation> operations() {
        GroupId third = world.group("Third");
        return List.of(
                new HolderOperation.JoinGroups(IdSet.of(third)),
                new HolderOperation.LeaveGroups(IdSet.of(group)),
                new HolderOperation.ReplaceGroups(IdSet.empty()));
    }

    private String refusal(HolderId holder, HolderOperation operation) {
        return world.refusal(uma, draft -> operation.decide(draft, holder));
    }
}
