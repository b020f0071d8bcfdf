/// Identity tokens: with one, a user's session lets another program begin a session of the same user, without a
/// password (contract 1.6).
///
/// Routes: [dev.muster.session.identity.IdentityRoutes]; the log-in itself is the session package's. Refuses with
/// `login.identity`.
@NullMarked
package dev.muster.session.identity;

import org.jspecify.annotations.NullMarked;
