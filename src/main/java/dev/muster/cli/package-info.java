/// The command line: one class per command.
///
/// `serve` and `demo` run a server; the other commands work on a store directly. A wrong command or option gives one
/// line on standard error and the exit code 2.
@NullMarked
package dev.muster.cli;

import org.jspecify.annotations.NullMarked;
