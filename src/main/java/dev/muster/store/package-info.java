/// What keeps the organisation: the tables of its current state, the journal of its changes, and
/// beside them sessions, secrets and security events, on SQLite and on PostgreSQL alike.
///
/// One SQL text for both; what differs stands in one dialect each. No rule about roles is here: the
/// tables' constraints only repeat, as a last word, what the use cases have checked. A table is
/// written by one `…Table`.
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
