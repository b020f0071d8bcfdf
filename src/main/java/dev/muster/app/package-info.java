/// The assembled program: settings, first start, the routes of every feature, start and stop.
///
/// [dev.muster.app.App] is the composition root; nothing is found by reflection or annotation
/// (docs/decisions/0003). A new feature is one line in [dev.muster.app.ServerEndpoints].
@NullMarked
package dev.muster.app;

import org.jspecify.annotations.NullMarked;
