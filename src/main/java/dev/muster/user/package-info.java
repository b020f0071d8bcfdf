/// Users on the wire: list, create, read, alter, delete, their settings and addresses.
///
/// Routes: [dev.muster.user.UserRoutes], [dev.muster.user.UserSettingsRoutes],
/// [dev.muster.user.AddressRoutes]; what users and groups share stands in `holder`. Use cases:
/// [dev.muster.user.CreateUser], [dev.muster.user.AlterUser], [dev.muster.user.CopyUser],
/// [dev.muster.user.DeleteUser], [dev.muster.user.AlterAddresses]. They refuse with `user.…` and as
/// Authority does (docs/decisions/0010); there is always an administrator left who can log in.
@NullMarked
package dev.muster.user;

import org.jspecify.annotations.NullMarked;
