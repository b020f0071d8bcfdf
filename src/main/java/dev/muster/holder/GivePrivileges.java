package dev.muster.holder;

import dev.muster.base.HolderId;
import dev.muster.directory.Item;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Gives a user or group privileges directly; privileges that it holds directly already stay.
///
/// Refuses with `user.unknown`, `group.unknown`, `object.right`, `authority.give_privileges`.
public record GivePrivileges(HolderId holder, PrivilegeSet privileges) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PrivilegeSet missing = privileges.without(requireWritable(draft, holder).privileges());
        if (!missing.isEmpty()) {
            draft.authority().requireGivePrivileges(missing);
            draft.addPrivileges(holder, missing);
        }
    }

    /// The holder, if the caller may browse it, and no entry of its access control list denies them to write it.
    static Item requireWritable(Draft draft, HolderId holder) {
        Item item = HolderOperation.require(draft, holder);
        draft.sight().requireWritable(item);
        return item;
    }
}
