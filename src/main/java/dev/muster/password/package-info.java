/// Passwords: what a new one must be like, how it is hashed and compared, and giving a user another.
///
/// Use case: [dev.muster.password.SetPassword]. Refuses with `password.rule`, `login.busy`, `user.unknown`,
/// `authority.holds_more`. The hash is a secret: beside the changes, never in journal or picture
/// (docs/decisions/0009).
@NullMarked
package dev.muster.password;

import org.jspecify.annotations.NullMarked;
