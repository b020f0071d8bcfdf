/// How the organisation stands in the tables of a database: one `…Table` for each of them, which puts
/// and removes its rows and loads them. Nothing else writes its table.
///
/// One SQL text for SQLite and PostgreSQL. [NetEffect] decides which rows a batch of changes comes to;
/// nothing is ever read on the way to a write. No rule about roles is here: foreign keys and unique
/// keys only repeat, as a last word, what the use cases have checked.
@NullMarked
package dev.muster.table;

import org.jspecify.annotations.NullMarked;
