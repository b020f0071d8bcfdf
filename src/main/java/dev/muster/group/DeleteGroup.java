package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.WellKnown;
import dev.muster.holder.HolderReferences;
import dev.muster.holder.LockoutCheck;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Deletes a group with its memberships and everything that it holds. Its members remain.
///
/// The predefined groups that default access control lists and rules name can't be deleted. Refuses with
/// `permit.missing`, `group.unknown`, `object.right`, `group.permanent`, `authority.holds_more`,
/// `administrator.last`.
public record DeleteGroup(GroupId id) implements UseCase {

    @Override
    public void decide(Draft draft) {
        Group group = draft.sight().require(id);
        draft.sight().require(group, Acl.DELETE);
        if (WellKnown.isPermanent(id)) {
            throw new Problem.NoRight(
                    "group.permanent",
                    "The group '" + group.properties().name() + "' can't be deleted: rules of this server name it");
        }
        draft.authority().requireActUpon(id);
        LockoutCheck.run(draft, () -> {
            HolderReferences.removeAll(draft, id);
            draft.remove(id);
        });
    }
}
