/// Everything between a route and the ledger: guard, call, write path, conditions, kept and cached answers, sessions by
/// token, ids, the comment for the journal, security log, signed texts.
///
/// The guard refuses in a fixed order: no session, no permit, and then the refusals of the endpoint itself
/// (docs/decisions/0010). The permit of a write is checked again on the draft on which the change is decided. Of
/// the wire it knows headers, the id in a path and the comment for the journal. Refuses with `session.none`,
/// `permit.missing`, `revision.write`, `object.stale`, `idempotency.key`, `idempotency.other`,
/// `idempotency.secret`, `journal.comment`.
@NullMarked
package dev.muster.endpoint;

import org.jspecify.annotations.NullMarked;
