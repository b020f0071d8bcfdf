package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Makes users and groups direct members of a group; a member stays one.
///
/// Everyone contains every user implicitly: joining it changes nothing, and it can join no group. Refuses with
/// `group.unknown`, `user.unknown`, `object.right`, `group.cycle`, `group.everyone`, `authority.join`.
public record JoinGroup(GroupId group, IdSet<HolderId> members) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.sight().requireWritable(draft.sight().require(group));
        IdSet<HolderId> missing = members.without(draft.now().memberships().members(group));
        if (missing.isEmpty() || group.equals(WellKnown.EVERYONE)) {
            return;
        }
        draft.authority().requireJoin(group);
        if (missing.contains(WellKnown.EVERYONE)) {
            throw new Problem.Invalid("group.everyone", "The group Everyone is a member of no group");
        }
        GroupCycle.refuse(draft.now(), draft.sight(), group, missing);
        draft.join(group, missing.toList());
    }
}
