package dev.muster.http.server;

/// Thrown when a connection can't or must not be used any more, so that no answer can be sent. It is not a bug, so it
/// has no stack trace.
final class ConnectionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectionLost(String reason) {
        super(reason, null, false, false);
    }
}
