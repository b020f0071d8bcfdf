package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Takes privileges from a user or group that holds them directly; privileges that it has from elsewhere stay.
///
/// System Administrators always hold the whole catalogue. Refuses with `user.unknown`, `group.unknown`,
/// `object.right`, `group.administrators`.
public record TakePrivileges(HolderId holder, PrivilegeSet privileges) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PrivilegeSet taken =
                privileges.and(GivePrivileges.writable(draft, holder).privileges());
        if (!taken.isEmpty() && holder.equals(WellKnown.SYSTEM_ADMINISTRATORS)) {
            throw new Problem.NoRight("group.administrators", "System Administrators hold every privilege, always");
        }
        draft.removePrivileges(holder, taken);
    }
}
