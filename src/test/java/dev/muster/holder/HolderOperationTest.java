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

/// Memberships altered from the holder's side, which gives the holder another version.
class HolderOperationTest {

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final UserId uma = organisation.user("Uma", 50);
    private final UserId tom = organisation.user("Tom");
    private final GroupId group = organisation.group("Group");
    private final GroupId other = organisation.group("Other");

    @Test
    void alteringMembershipsTakesTheRightToWriteTheHolder() {
        organisation.join(group, tom);
        organisation.join(group, other);
        Stream.of(tom, other).forEach(holder -> {
            organisation.addEntry(
                    organisation.now().find(holder).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));
            operations().forEach(operation -> assertThat(refusal(holder, operation))
                    .as("%s of %s", operation, holder)
                    .isEqualTo("object.right"));
        });
    }

    @Test
    void anUnknownGroupIsRefusedBeforeALackOfTheRightToWrite() {
        organisation.addEntry(organisation.now().find(tom).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));
        GroupId hidden = organisation.group("Hidden");
        organisation.hide(organisation.now().groups().find(hidden).orElseThrow());

        assertThat(refusal(tom, new HolderOperation.JoinGroups(IdSet.of(List.of(group, hidden)))))
                .isEqualTo("group.unknown");
    }

    /// Adding a member through the group alters the group alone.
    @Test
    void addingAMemberWritesTheGroupAlone() {
        organisation.addEntry(organisation.now().find(tom).orElseThrow(), new Acl.Ace(uma, true, Acl.WRITE, false));

        organisation.decide(uma, new JoinGroup(group, IdSet.of((HolderId) tom)));
        organisation.decide(uma, new LeaveGroup(group, IdSet.of((HolderId) tom)));
        assertThat(organisation.now().memberships().members(group)).isEmpty();
    }

    private List<HolderOperation> operations() {
        GroupId third = organisation.group("Third");
        return List.of(
                new HolderOperation.JoinGroups(IdSet.of(third)),
                new HolderOperation.LeaveGroups(IdSet.of(group)),
                new HolderOperation.ReplaceGroups(IdSet.empty()));
    }

    private String refusal(HolderId holder, HolderOperation operation) {
        return organisation.refusal(uma, draft -> operation.decide(draft, holder));
    }
}
