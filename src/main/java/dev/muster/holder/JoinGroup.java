package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Makes users and groups direct members of a group; holders that are members already stay so.
///
/// Everyone has every user as a member implicitly: joining it changes nothing, and it can't join another group.
/// The caller of this use case checks that the members exist. Refuses with `group.unknown`, `object.right`,
/// `group.cycle`, `group.everyone`, `authority.join`.
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
            throw new Problem.Invalid(
                    "group.everyone",
                    "The group Everyone can't be a member of another group. Add the users or groups themselves");
        }
        GroupCycle.requireNone(draft.now(), draft.sight(), group, missing);
        draft.join(group, missing.toList());
    }
}
