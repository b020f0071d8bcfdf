/// User groups on the wire: list, create, read, alter, delete, members, settings.
///
/// Routes: [dev.muster.group.GroupRoutes]; the package `holder` has the code that users and groups share. Use cases:
/// [dev.muster.group.CreateGroup], [dev.muster.group.AlterGroup], [dev.muster.group.DeleteGroup]. They refuse
/// with `group.…` and as Authority does (docs/decisions/0010); at least one administrator who can log in
/// always remains.
@NullMarked
package dev.muster.group;

import org.jspecify.annotations.NullMarked;
