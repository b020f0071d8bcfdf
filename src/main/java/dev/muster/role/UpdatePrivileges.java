package dev.muster.role;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.holder.GivePrivileges;
import dev.muster.holder.TakePrivileges;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// Gives privileges to many users, groups and roles, and takes others from them. All changes apply, or none.
///
/// To give a privilege that the user, group or role already has, or to take one that it lacks, changes nothing.
/// Users and groups need privilege 153 (grant and revoke privileges), roles 148 (create and edit security roles).
/// Each change also needs all that it would need in a request of its own.
///
/// Refuses with `permit.missing`, and as [GivePrivileges], [TakePrivileges] and [AlterRole] do.
///
/// @param added privileges to give, possibly none
/// @param removed privileges to take away, possibly none
record UpdatePrivileges(
        PrivilegeSet added, PrivilegeSet removed, List<UserId> users, List<GroupId> groups, List<RoleId> roles)
        implements UseCase {

    /// Most users, groups and roles together in one request: one entry of the journal contains all of them.
    static final int TARGETS_MAX = 1_000;

    @Override
    public void decide(Draft draft) {
        if (!users.isEmpty() || !groups.isEmpty()) {
            draft.authority().require(Permit.GIVE_PRIVILEGES);
        }
        if (!roles.isEmpty()) {
            draft.authority().require(Permit.MANAGE_ROLES);
        }
        users.forEach(draft.sight()::require);
        groups.forEach(draft.sight()::require);
        roles.forEach(draft.sight()::require);
        users.forEach(user -> update(draft, user));
        groups.forEach(group -> update(draft, group));
        List<RoleOperation> operations =
                List.of(new RoleOperation.AddPrivileges(added), new RoleOperation.RemovePrivileges(removed));
        roles.forEach(role -> new AlterRole(role, operations).decide(draft));
    }

    private void update(Draft draft, HolderId holder) {
        new GivePrivileges(holder, added).decide(draft);
        new TakePrivileges(holder, removed).decide(draft);
    }
}
