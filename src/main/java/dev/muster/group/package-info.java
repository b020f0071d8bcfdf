/// User groups on the wire: list, read, members.
///
/// Routes: [dev.muster.group.GroupRoutes]. Use case: [dev.muster.group.CreateGroup], as first start and
/// the demo need it; altering and deleting groups over HTTP is not there yet. Refuses with
/// `group.name`, `group.name_taken`, `group.description`, `group.unknown`.
@NullMarked
package dev.muster.group;

import org.jspecify.annotations.NullMarked;
