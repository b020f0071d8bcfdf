/// Users on the wire: list, read, and the roles they hold.
///
/// Routes: [dev.muster.user.UserRoutes]. Use case: [dev.muster.user.CreateUser], as first start and the
/// demo need it; altering and deleting users over HTTP is not there yet. Refuses with `user.name`,
/// `user.login`, `user.login_taken`, `user.description`, `user.unknown`.
@NullMarked
package dev.muster.user;

import org.jspecify.annotations.NullMarked;
