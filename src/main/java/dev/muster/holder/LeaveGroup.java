package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Removes users and groups from a group; holders that are not members of it stay as they are.
///
/// Users can't be removed from Everyone: such a request changes nothing. Refuses with `group.unknown`,
/// `object.right`, `authority.holds_more`, `administrator.last`.
public record LeaveGroup(GroupId group, IdSet<HolderId> members) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.sight().requireWritable(draft.sight().require(group));
        if (group.equals(WellKnown.EVERYONE)) {
            return;
        }
        IdSet<HolderId> present = draft.now().memberships().members(group);
        IdSet<HolderId> leaving =
                IdSet.of(members.stream().filter(present::contains).toList());
        draft.announceIds(leaving.size());
        leaving.forEach(draft.authority()::requireActUpon);
        LockoutCheck.run(draft, () -> draft.leave(group, leaving.toList()));
    }
}
