/// Logging in and out: each method to prove who a user is, the session that begins with it, and the limit on failed
/// log-ins.
///
/// Routes: [dev.muster.login.LoginRoutes], [dev.muster.login.IdentityTokenRoutes]. Use cases:
/// [dev.muster.login.StartSession], [dev.muster.login.StartSessionWithNewPassword],
/// [dev.muster.login.EndSession]. A log-in can set a new password by [dev.muster.password.SetPassword]. Refuses
/// with `login.failed`, `login.disabled`, `login.not_allowed`, `login.password_expired`, `login.new_password`,
/// `login.password_fixed`, `login.identity`, `login.guest`, `login.guests`, `login.sessions`, `login.limited`,
/// `login.mode`, `login.malformed`, `login.busy`, `password.rule` (contract 1.1, 1.2, 1.6; docs/decisions/0010).
@NullMarked
package dev.muster.login;

import org.jspecify.annotations.NullMarked;
