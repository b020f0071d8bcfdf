package dev.muster.http.server;

import java.time.Duration;

/// The limits on a client's requests: sizes, times, connections.
///
/// A request that is too large or too slow gets an answer in the contract's error shape: 400 with `body.too_large`,
/// `body.slow` or `request.refused`. It is never 413, because the official client repeats a request after that.
/// After `headTimeout` and `writeTimeout` the connection is closed without an answer. `idleTimeout` is longer than
/// clients keep connections, so that the clients close them. Connections beyond `connectionsMax` wait to be accepted;
/// the number is kept below the process's limit of open files, because a server that can't accept stops listening.
///
/// @param bodyBytesMax bytes of a request's body
/// @param headerBytesMax bytes of all headers of a request together
/// @param urlCharsMax characters of the request line: method, URL, version
/// @param bodyTimeout time from the headers to the body's last byte
/// @param headTimeout time from the request line to the last header
/// @param writeTimeout time for the client to receive a piece of an answer
/// @param idleTimeout time between two requests on a connection
/// @param connectionsMax open connections at the same time
public record Limits(
        int bodyBytesMax,
        int headerBytesMax,
        int urlCharsMax,
        Duration bodyTimeout,
        Duration headTimeout,
        Duration writeTimeout,
        Duration idleTimeout,
        int connectionsMax) {

    /// The limits of a server without other settings.
    public static final Limits DEFAULT = new Limits(
            4 * 1024 * 1024,
            16 * 1024,
            8 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            10_000);

    /// These limits with one time-out for bodies, heads and answers.
    public Limits withTimeouts(Duration timeout) {
        return new Limits(
                bodyBytesMax, headerBytesMax, urlCharsMax, timeout, timeout, timeout, idleTimeout, connectionsMax);
    }

    /// These limits with another number of connections.
    public Limits withConnectionsMax(int connections) {
        return new Limits(
                bodyBytesMax,
                headerBytesMax,
                urlCharsMax,
                bodyTimeout,
                headTimeout,
                writeTimeout,
                idleTimeout,
                connections);
    }
}
