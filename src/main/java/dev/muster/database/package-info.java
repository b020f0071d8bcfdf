/// The store of the ledger on a real database: SQLite in a data directory, or PostgreSQL.
///
/// [Stores] opens one. [SqlStore] is the same for both; what differs stands in [Sqlite] and
/// [Postgres]: how a connection is made and what must be true of it, how a transaction begins, what an
/// error means. The tables of the journal, sessions, secrets and events are here, those of the
/// organisation in `table`. Also here: the data directory and its lock, and the migrations.
@NullMarked
package dev.muster.database;

import org.jspecify.annotations.NullMarked;
