/// Everything that users and groups share: memberships, direct privileges, roles, and their form in lists.
///
/// Routes: [dev.muster.holder.HolderRoutes]. Use cases: [dev.muster.holder.CreateHolder],
/// [dev.muster.holder.JoinGroup], [dev.muster.holder.LeaveGroup], [dev.muster.holder.GivePrivileges],
/// [dev.muster.holder.TakePrivileges], [dev.muster.holder.GrantRole], [dev.muster.holder.RevokeRole]. They refuse
/// with `user.unknown`, `group.unknown`, `group.cycle`, `group.everyone`, `group.administrators`, and as
/// Authority does (docs/decisions/0010).
@NullMarked
package dev.muster.holder;

import org.jspecify.annotations.NullMarked;
