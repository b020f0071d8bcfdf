/// User groups on the wire: list, create, read, alter, delete, members, settings.
///
/// Routes: [dev.muster.group.GroupRoutes]; what users and groups share stands in `holder`. Use cases:
/// [dev.muster.group.CreateGroup], [dev.muster.group.AlterGroup], [dev.muster.group.DeleteGroup]. They refuse
/// with `group.…` and as Authority does (docs/decisions/0010); there is always an administrator left who can
/// log in.
@NullMarked
package dev.muster.group;

import org.jspecify.annotations.NullMarked;
