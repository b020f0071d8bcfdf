package dev.muster.http.server;

/// The connection can't be used any more, or must not be: nobody is left to answer to. No stack trace, no bug.
final class ConnectionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectionLost(String why) {
        super(why, null, false, false);
    }
}
