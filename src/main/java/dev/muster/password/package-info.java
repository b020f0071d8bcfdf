/// Passwords: the rule for new ones, hashing and comparing them, setting the password of a user, and unlocking an
/// account.
///
/// Use cases: [dev.muster.password.SetPassword], [dev.muster.password.UnlockAccount]. Refuses with `password.rule`,
/// `login.busy`, `user.unknown`, `authority.holds_more`. The hash is a secret: stored in addition to the changes,
/// never in the journal or the picture (docs/decisions/0009).
@NullMarked
package dev.muster.password;

import org.jspecify.annotations.NullMarked;
