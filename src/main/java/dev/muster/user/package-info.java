/// Users on the wire: list, create, read, alter, delete, their settings and addresses.
///
/// Routes: [dev.muster.user.UserRoutes], [dev.muster.user.UserSettingsRoutes], [dev.muster.user.AddressRoutes];
/// [dev.muster.user.DeviceRoutes]; `holder` has everything that users and groups share. Use cases:
/// [dev.muster.user.CreateUser], [dev.muster.user.AlterUser], [dev.muster.user.CopyUser],
/// [dev.muster.user.DeleteUser], [dev.muster.user.AlterAddresses]. They refuse with `user.…` and as Authority
/// does (docs/decisions/0010); one administrator who can log in always remains.
@NullMarked
package dev.muster.user;

import org.jspecify.annotations.NullMarked;
