/// API tokens: with one, a program logs in as its user, for as long as nobody revokes it (contract 1.6). One that
/// somebody else made ends by itself when its user comes to hold what its maker doesn't: the ledger sees to that,
/// whatever brought it about.
///
/// Routes: [dev.muster.session.token.ApiTokenRoutes]; the log-in itself is the session package's. Use cases:
/// [dev.muster.session.token.MakeApiToken], [dev.muster.session.token.RevokeApiToken]. Refuses with `user.unknown`,
/// `permit.missing`, `authority.holds_more`, `token.guest` (docs/decisions/0010). What is kept of a token is a
/// secret: beside the changes, never in journal or picture.
@NullMarked
package dev.muster.session.token;

import org.jspecify.annotations.NullMarked;
