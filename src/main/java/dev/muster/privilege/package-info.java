/// The catalogue of privileges, sets of privileges, and the permits of the server's routes.
///
/// The catalogue is data: it enters the directory by a change, so that a new version of the program does not change
/// answers about earlier revisions. The parser knows legacy numbers; the catalogue never offers them.
@NullMarked
package dev.muster.privilege;

import org.jspecify.annotations.NullMarked;
