/// Who is logged in, and ending sessions of others.
///
/// Routes: [dev.muster.session.connection.ConnectionRoutes]. Use case:
/// [dev.muster.session.connection.EndConnection]. Refuses with `connection.unknown`, `connection.ids`,
/// `authority.holds_more` (contract 1.3; docs/decisions/0010).
@NullMarked
package dev.muster.session.connection;

import org.jspecify.annotations.NullMarked;
