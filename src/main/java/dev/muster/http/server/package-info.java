/// The running web server: the processing of every request before and after its handler.
///
/// The package has the listening socket, TLS, limits, standard headers, compression, trusted proxies, and the orderly
/// stop. [dev.muster.http.server.Listener] starts it; every request passes [dev.muster.http.server.Dispatcher]. Only
/// `Listener`, `Library`, `Exchange`, `CatchAll`, `Heads`, `Chunks`, the watches and `DirectAnswers` depend on the web
/// server's library.
@NullMarked
package dev.muster.http.server;

import org.jspecify.annotations.NullMarked;
