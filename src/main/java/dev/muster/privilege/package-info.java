/// The catalogue of privileges, sets of them, and what the server's own routes need (permits).
///
/// The catalogue is data: it enters the directory by a change, so that old answers don't move with a
/// new program. Legacy numbers are known to the parser and never offered.
@NullMarked
package dev.muster.privilege;

import org.jspecify.annotations.NullMarked;
