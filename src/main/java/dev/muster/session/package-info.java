/// Log-in, log-out, and what a session tells of itself.
///
/// Routes: [dev.muster.session.LogInRoutes], [dev.muster.session.SessionRoutes],
/// [dev.muster.session.StatusRoutes]. Use cases:
/// [dev.muster.session.StartSession], [dev.muster.session.StartWithNewPassword],
/// [dev.muster.session.EndSession], [dev.muster.password.SetPassword]. Refuses with `login.failed`,
/// `login.disabled`, `login.not_allowed`, `login.password_expired`, `login.new_password`, `login.password_fixed`,
/// `login.identity`, `login.guest`, `login.guests`, `login.sessions`, `login.limited`, `login.mode`, `login.malformed`,
/// `login.busy`, `session.none`, `session.project`, `session.privilege`, `session.privilege_unknown`, `password.rule`
/// (contract 1.1 to 1.7; docs/decisions/0010).
@NullMarked
package dev.muster.session;

import org.jspecify.annotations.NullMarked;
