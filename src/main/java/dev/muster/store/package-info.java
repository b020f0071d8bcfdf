/// The storage interface: the operations that the ledger needs from a database, without SQL and without journal text.
///
/// [dev.muster.store.Store] is the database of one ledger. The records are the data: batches, entries, sessions,
/// secrets, security events. A new kind of storage implements the interfaces of this package and nothing else.
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
