/// The command line: one class per command.
///
/// Commands talk HTTP like everybody else, but for `serve` and the offline maintenance of a data
/// directory. A wrong command or option is one clear line on standard error and exit code 2.
@NullMarked
package dev.muster.cli;

import org.jspecify.annotations.NullMarked;
