/// Sessions after the log-in: reading the caller's session, listing live sessions, and ending the sessions of other
/// users.
///
/// Routes: [dev.muster.session.SessionRoutes], [dev.muster.session.ConnectionRoutes]. Use cases:
/// [dev.muster.session.EndConnection], [dev.muster.session.EndConnections]. Refuses with `session.project`,
/// `session.privilege`, `session.privilege_unknown`, `connection.unknown`, `connection.ids`,
/// `authority.holds_more` (contract 1.3 to 1.5; docs/decisions/0010).
@NullMarked
package dev.muster.session;

import org.jspecify.annotations.NullMarked;
