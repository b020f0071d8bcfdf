/// Opens and runs the store on a real database: engines, connections, transactions, migrations, the data directory.
///
/// [Stores] opens a store. [SqlStore] is the same for both engines. The differences are in [Sqlite] and [Postgres]:
/// connections and their settings, the begin of a transaction, and the meaning of errors.
@NullMarked
package dev.muster.sql;

import org.jspecify.annotations.NullMarked;
