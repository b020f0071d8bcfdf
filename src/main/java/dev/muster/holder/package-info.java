/// What users and groups have in common: membership in groups, direct privileges, what they look like
/// in lists.
///
/// Use cases: [dev.muster.holder.CreateHolder], [dev.muster.holder.JoinGroup], [dev.muster.holder.LeaveGroup],
/// [dev.muster.holder.GivePrivileges], [dev.muster.holder.TakePrivileges]. They refuse with
/// `user.unknown`, `group.unknown`, `group.cycle`, `group.everyone`, and as Authority does
/// (docs/decisions/0010).
@NullMarked
package dev.muster.holder;

import org.jspecify.annotations.NullMarked;
