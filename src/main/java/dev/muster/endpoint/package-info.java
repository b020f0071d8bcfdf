/// Everything between a route and the ledger: guard, call, write path, conditions, kept answers, sessions by
/// token, security log, signed texts.
///
/// The guard refuses in a fixed order: no session, no permit, and then the refusals of the endpoint itself
/// (docs/decisions/0010). The permit of a write is checked again on the draft on which the change is decided. The
/// package knows headers, and no other form of the wire. Refuses with `session.none`, `permit.missing`,
/// `revision.write`, `object.stale`, `idempotency.key`, `idempotency.other`, `idempotency.secret`,
/// `journal.comment`.
@NullMarked
package dev.muster.endpoint;

import org.jspecify.annotations.NullMarked;
