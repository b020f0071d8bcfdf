package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.ledger.Draft;
import java.util.List;

/// The references to a user or group, which are removed before it is deleted: its memberships, members and grants, the
/// delegations to it, and its entries in access control lists.
public final class HolderReferences {

    private HolderReferences() {}

    /// Removes all references to the holder. Cost: one step per membership, member and grant of the holder, per
    /// delegation, and per object whose list names the holder.
    public static void removeAll(Draft draft, HolderId holder) {
        Directory before = draft.now();
        for (GroupId group : before.memberships().groups(holder)) {
            draft.leave(group, List.of(holder));
        }
        if (holder instanceof GroupId group) {
            IdSet<HolderId> members = before.memberships().members(group);
            draft.leave(group, members.toList());
        }
        for (Grants.HeldGrant held : before.grants().of(holder).stream().toList()) {
            draft.revoke(held.role(), held.project(), List.of(holder));
        }
        List<Delegation> delegated = before.delegations().stream()
                .filter(delegation -> delegation.delegate().equals(holder))
                .toList();
        delegated.forEach(draft::undelegate);
        draft.removeFromAcls(holder);
    }
}
