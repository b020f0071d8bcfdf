/// The tables of the organisation's current state: one `…Table` for each, which puts, removes and loads its rows.
///
/// Nothing else writes these tables. SQLite and PostgreSQL use the same SQL text. [NetEffect] computes the rows that
/// a batch of changes writes; a write never reads first. The package has no rule about roles: foreign keys and unique
/// keys only repeat the checks of the use cases, as a last check.
@NullMarked
package dev.muster.sql.organisation;

import org.jspecify.annotations.NullMarked;
