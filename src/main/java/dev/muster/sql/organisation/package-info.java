/// The tables of the organisation's current state: one `…Table` for each, which puts, removes and loads its rows.
///
/// Nothing else writes these tables. One SQL text serves SQLite and PostgreSQL. [NetEffect] decides which rows a
/// batch of changes comes to; a write never reads first. No rule about roles is here: foreign keys and unique keys
/// only repeat, as a last check, what the use cases have checked.
@NullMarked
package dev.muster.sql.organisation;

import org.jspecify.annotations.NullMarked;
