package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Gives a user or group privileges directly; what it holds directly already it keeps.
///
/// Refuses with `user.unknown`, `group.unknown`, `authority.give_privileges`.
public record GivePrivileges(HolderId holder, PrivilegeSet privileges) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PrivilegeSet held =
                switch (holder) {
                    case UserId user -> draft.sight().require(user).privileges();
                    case GroupId group -> draft.sight().require(group).privileges();
                };
        PrivilegeSet missing = privileges.without(held);
        if (!missing.isEmpty()) {
            draft.authority().givePrivileges(missing);
            draft.addPrivileges(holder, missing);
        }
    }
}
