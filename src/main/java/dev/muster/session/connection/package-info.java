/// Who is logged in, and ending sessions of others.
///
/// Routes: [dev.muster.session.connection.ConnectionRoutes]. Use cases:
/// [dev.muster.session.connection.EndConnection], [dev.muster.session.connection.EndConnections].
/// Refuses with `connection.unknown`, `connection.ids`, `authority.holds_more` (contract 1.3;
/// docs/decisions/0010).
@NullMarked
package dev.muster.session.connection;

import org.jspecify.annotations.NullMarked;
