/// Opens and runs the store on a real database: engines, connections, transactions, migrations, the data directory.
///
/// [Stores] opens a store. [SqlStore] is the same for both engines; what differs is in [Sqlite] and [Postgres]: how a
/// connection is made and which settings it must have, how a transaction begins, what an error means.
@NullMarked
package dev.muster.sql;

import org.jspecify.annotations.NullMarked;
