/// API tokens: making, reading and revoking the token by which a program logs in as its user (contract 1.6).
///
/// A token that another user made ends when its user gains a privilege that the maker does not hold: the ledger
/// ends it, for every cause of the gain. The log-in itself is in [dev.muster.login]. Routes:
/// [dev.muster.apitoken.ApiTokenRoutes]. Use cases: [dev.muster.apitoken.MakeApiToken],
/// [dev.muster.apitoken.RevokeApiToken]. Refuses with `user.unknown`, `permit.missing`, `authority.holds_more`,
/// `token.guest` (docs/decisions/0010). The hash of a token is a secret: stored in addition to the changes, never
/// in the journal or the picture.
@NullMarked
package dev.muster.apitoken;

import org.jspecify.annotations.NullMarked;
