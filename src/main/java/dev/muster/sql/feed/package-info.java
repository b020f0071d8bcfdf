/// The tables besides those of the organisation: journal, batch ids, head, sessions, secrets, security events, kept
/// answers.
///
/// One `…Table` for each; nothing else writes the table. The journal has no update and no delete. Sessions, batch ids
/// and kept answers are deleted when they are old.
@NullMarked
package dev.muster.sql.feed;

import org.jspecify.annotations.NullMarked;
