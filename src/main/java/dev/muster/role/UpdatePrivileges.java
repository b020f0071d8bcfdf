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

/// Gives privileges to many users, groups and roles, and takes others from them: all changes, or none.
///
/// To give a privilege that the target has, or to take one that it does not have, is no error. Users and groups
/// need 153, roles need 148, and each change needs the same authority as a change of one target. Refuses with
/// `permit.missing`, and as [GivePrivileges], [TakePrivileges] and [AlterRole] do.
record UpdatePrivileges(
        PrivilegeSet given, PrivilegeSet taken, List<UserId> users, List<GroupId> groups, List<RoleId> roles)
        implements UseCase {

    /// Maximum number of users, groups and roles in one request, because one entry of the journal has all of them.
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
                List.of(new RoleOperation.AddPrivileges(given), new RoleOperation.RemovePrivileges(taken));
        roles.forEach(role -> new AlterRole(role, operations).decide(draft));
    }

    private void update(Draft draft, HolderId holder) {
        new GivePrivileges(holder, given).decide(draft);
        new TakePrivileges(holder, taken).decide(draft);
    }
}
