/// The generic calls for objects: reading, altering, deleting and searching users, groups, roles and projects in one
/// form (contract 7, 8).
///
/// Routes: [dev.muster.object.ObjectRoutes], [dev.muster.object.SearchRoutes]. Use cases:
/// [dev.muster.object.AlterObject], [dev.muster.object.DeleteObjects]; names and deletion follow the
/// rules of each kind. Refuses with `object.kind`, `object.unknown`, `object.text`, `object.project`,
/// `object.list`, `acl.absent`, `acl.operation`, `acl.rights`, `search.name`,
/// `search.pattern`, `search.type`, `search.time`, `search.dependency`, `search.unknown`, and as Sight
/// and Authority do (docs/decisions/0010).
@NullMarked
package dev.muster.object;

import org.jspecify.annotations.NullMarked;
