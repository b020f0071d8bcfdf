/// The running web server: what happens to every request before and after its handler.
///
/// Owns the listening socket, TLS, limits, standard headers, compression, who is believed about the
/// client's address, and the orderly stop. [dev.muster.http.server.Listener] starts it;
/// [dev.muster.http.server.Dispatcher] is what every request passes. Only `Listener`, `Exchange`,
/// `CatchAll`, `Heads`, `Chunks`, the watches and `DirectAnswers` know which web server it is.
@NullMarked
package dev.muster.http.server;

import org.jspecify.annotations.NullMarked;
