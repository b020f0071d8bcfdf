/// The generic object calls: one shape for users, groups, roles and projects (contract 7, 8).
///
/// Routes: [dev.muster.object.ObjectRoutes]. Reading is for all kinds, altering and deleting for roles.
/// Use case: [dev.muster.object.AlterObject]; deletion is the role's own. Refuses with `object.kind`,
/// `object.type`, `object.unsupported`, `acl.absent`, `acl.operation`, `acl.rights`, `object.text`.
@NullMarked
package dev.muster.object;

import org.jspecify.annotations.NullMarked;
