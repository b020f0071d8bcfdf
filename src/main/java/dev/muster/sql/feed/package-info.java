/// The tables that are appended to, or kept in addition to the organisation: journal, batches, head, sessions, secrets,
/// security events, kept answers.
///
/// One `…Table` for each, and nothing else writes it. The journal has no update and no delete. Sessions, batches and
/// kept answers are pruned when they are old.
@NullMarked
package dev.muster.sql.feed;

import org.jspecify.annotations.NullMarked;
