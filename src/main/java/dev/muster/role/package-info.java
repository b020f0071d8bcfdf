/// Security roles on the wire, with their members by project; the catalogue of privileges; and the bulk update of
/// privileges.
///
/// Routes: [dev.muster.role.RoleRoutes], [dev.muster.role.MemberRoutes],
/// [dev.muster.role.PrivilegeRoutes], [dev.muster.role.BulkPrivilegeRoutes]. Use cases:
/// [dev.muster.role.CreateRole], [dev.muster.role.AlterRole], [dev.muster.role.DeleteRole],
/// [dev.muster.role.UpdatePrivileges]. They refuse with `role.unknown`, `role.name`, `role.name_taken`,
/// `role.description`, `role.server_level`, `role.mixed`, `role.members`, `role.hidden_member`,
/// `privilege.unknown`, `privilege.targets`, `privilege.operation`, `project.unknown`, `user.unknown`,
/// and as the use cases of `holder`, Sight and Authority do (docs/decisions/0007, 0010).
@NullMarked
package dev.muster.role;

import org.jspecify.annotations.NullMarked;
