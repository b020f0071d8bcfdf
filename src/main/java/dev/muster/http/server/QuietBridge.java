package dev.muster.http.server;

import java.io.EOFException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// A bridge from `java.util.logging`, which libraries use, to this server's log. It drops the events of clients that
/// close their connection, and of a listening socket that is closed at a stop: both are normal.
final class QuietBridge extends SLF4JBridgeHandler {

    /// Replaces the handlers that print to the console. A second call has no effect.
    static void takeOver() {
        java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
        for (java.util.logging.Handler handler : root.getHandlers()) {
            if (handler instanceof QuietBridge) {
                return;
            }
        }
        removeHandlersForRootLogger();
        root.addHandler(new QuietBridge());
    }

    @Override
    public void publish(LogRecord record) {
        if (record != null && !isAboutWebServer(record) && !isClosedConnection(record.getThrown())) {
            super.publish(record);
        }
    }

    /// Whether the web server writes about itself: [Listener] and its callers report its start and stop.
    private static boolean isAboutWebServer(LogRecord record) {
        String logger = record.getLoggerName();
        return logger != null
                && logger.startsWith("io.helidon")
                && (record.getLevel().intValue() < Level.WARNING.intValue() || logger.endsWith(".LoomServer"));
    }

    private static boolean isClosedConnection(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof ClosedChannelException
                    || cause instanceof EOFException
                    || cause instanceof InterruptedException
                    || cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
