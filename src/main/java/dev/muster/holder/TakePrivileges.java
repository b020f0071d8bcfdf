package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Takes privileges that a user or group holds directly; privileges through groups and roles stay.
///
/// The group System Administrators always holds the whole catalogue. Refuses with `user.unknown`, `group.unknown`,
/// `object.right`, `group.administrators`.
public record TakePrivileges(HolderId holder, PrivilegeSet privileges) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PrivilegeSet held =
                privileges.and(GivePrivileges.requireWritable(draft, holder).privileges());
        if (!held.isEmpty() && holder.equals(WellKnown.SYSTEM_ADMINISTRATORS)) {
            throw new Problem.NoRight(
                    "group.administrators",
                    "System Administrators always hold every privilege. Remove the user from the group instead");
        }
        draft.removePrivileges(holder, held);
    }
}
