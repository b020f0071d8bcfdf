/// The one writer, and what it publishes: decides use cases on the latest picture, stores their
/// changes with the journal and the revision in one transaction, publishes the next picture, and only
/// then tells anybody (docs/decisions/0005).
///
/// Reading is [dev.muster.ledger.Ledger#now()], writing [dev.muster.ledger.Ledger#write]; a dry run is
/// the same use case and stops before storing; the past is the present walked back by the changes'
/// inverses. Other nodes' entries come in on the same thread. Refuses with `ledger.busy`,
/// `ledger.unavailable`, `ledger.stale`, `ledger.revision`.
@NullMarked
package dev.muster.ledger;

import org.jspecify.annotations.NullMarked;
