/// The one writer and the pictures it publishes (docs/decisions/0005).
///
/// The writer decides use cases on the latest picture, stores their changes, the journal and the revision in one
/// transaction, publishes the next picture, and only then answers the callers. Its thread also applies the entries of
/// other nodes.
///
/// [dev.muster.ledger.Ledger#now()] reads, [dev.muster.ledger.Ledger#write] writes. A preview runs the same use case
/// and stores nothing. An earlier picture is computed from the present one with the inverses of the changes. Refuses
/// with `ledger.busy`, `ledger.unavailable`, `ledger.unknown`, `ledger.stale`, `ledger.behind`, `ledger.epoch`,
/// `ledger.revision`, `ledger.too_old`, `ledger.earlier`.
@NullMarked
package dev.muster.ledger;

import org.jspecify.annotations.NullMarked;
