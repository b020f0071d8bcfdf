/// The contract of storage: what the ledger asks of a database, without SQL and without the text of the journal.
///
/// [dev.muster.store.Store] is the database of one ledger. Its records are what is stored and read: batches, entries,
/// sessions, secrets, security events. A new kind of storage implements this package and nothing else.
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
