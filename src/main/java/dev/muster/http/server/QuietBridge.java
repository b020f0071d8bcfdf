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

/// Brings what libraries write to `java.util.logging` into this server's log, without the noise of
/// clients that hang up, which is their right, and of an acceptor that is told to stop: neither is
/// a warning or a stack.
final class QuietBridge extends SLF4JBridgeHandler {

    /// Takes the place of the handlers that print to the console. Once is enough, twice does no harm.
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
        if (record != null && !chatter(record) && !hungUp(record.getThrown())) {
            super.publish(record);
        }
    }

    /// What the web server says about itself is said by [Listener] and whoever started it.
    private static boolean chatter(LogRecord record) {
        String logger = record.getLoggerName();
        return logger != null
                && logger.startsWith("io.helidon")
                && (record.getLevel().intValue() < Level.WARNING.intValue() || logger.endsWith(".LoomServer"));
    }

    private static boolean hungUp(@Nullable Throwable thrown) {
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
