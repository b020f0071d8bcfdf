package dev.muster.http.server;

import java.time.Duration;

/// How much a client may send and how long it may take.
///
/// Each has a clear answer in the contract's error shape: 400 with `body.too_large`, `body.slow` or
/// `request.refused`; never 413, which the official client repeats.
///
/// @param bodyBytesMax bytes of a request's body
/// @param headerBytesMax bytes of a request's headers together
/// @param urlCharsMax characters of the request line: method, URL, version
/// @param bodyTimeout from the headers to the body's last byte
/// @param headTimeout from the request line to the last header; past it the connection is cut
/// @param writeTimeout in which a client has to take a piece of an answer; past it the connection is cut
/// @param idleTimeout how long a connection may wait for its next request; longer than clients keep
///     theirs, so that it is they who close it
/// @param connectionsMax open connections at once; more wait to be accepted. Kept below the
///     process's limit of open files, because a server that can't accept gives up listening
public record Limits(
        int bodyBytesMax,
        int headerBytesMax,
        int urlCharsMax,
        Duration bodyTimeout,
        Duration headTimeout,
        Duration writeTimeout,
        Duration idleTimeout,
        int connectionsMax) {

    /// What holds unless something else is set.
    public static final Limits DEFAULT = new Limits(
            4 * 1024 * 1024,
            16 * 1024,
            8 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            10_000);

    /// The same with another patience for bodies, heads and answers alike.
    public Limits withPatience(Duration timeout) {
        return new Limits(
                bodyBytesMax, headerBytesMax, urlCharsMax, timeout, timeout, timeout, idleTimeout, connectionsMax);
    }

    /// The same with another number of connections.
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
