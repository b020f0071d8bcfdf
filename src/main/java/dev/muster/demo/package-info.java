/// The demonstration: a made-up company, which use cases enter, so that its journal is real; and a walk through the
/// role workflow over HTTP (docs/demo.md).
///
/// [dev.muster.demo.Company] enters the data, [dev.muster.demo.Walkthrough] performs the workflow.
@NullMarked
package dev.muster.demo;

import org.jspecify.annotations.NullMarked;
