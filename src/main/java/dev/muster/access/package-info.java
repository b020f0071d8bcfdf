/// The rules of access: which user may do what, in one directory (docs/decisions/0006, 0010).
///
/// [dev.muster.access.Access] decides which privileges a user or group holds, and by which paths.
/// [dev.muster.access.Sight] decides what a caller may see, and which rights the caller has on an object.
/// [dev.muster.access.Authority] decides which changes a caller may make. [dev.muster.access.AdministratorLockout]
/// ensures that an administrator can always log in. The code is pure: no I/O, no clock, no log. An unknown user or
/// object is denied.
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
