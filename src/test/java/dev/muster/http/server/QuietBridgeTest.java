package dev.muster.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The web server's own log: lines about a fault are kept, lines about a client are not.
class QuietBridgeTest {

    private final java.util.logging.Logger webServer =
            java.util.logging.Logger.getLogger("io.helidon.webserver.ConnectionHandler");
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        QuietBridge.takeOver();
        QuietBridge.takeOver();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    /// The web server would warn about each of them, with a stack.
    @Test
    void clientsThatHangUpAreNotLogged() {
        for (Throwable hungUp : List.of(
                new SocketException("Connection reset"),
                new UncheckedIOException(new SocketException("Broken pipe")),
                new IllegalStateException(new EOFException()),
                new ClosedChannelException(),
                new SSLHandshakeException("Received fatal alert: certificate_unknown"))) {
            webServer.log(Level.WARNING, "unexpected exception", hungUp);
        }
        webServer.log(Level.INFO, "Started all channels");

        assertThat(log.list).isEmpty();
    }

    @Test
    void aFaultIsLoggedWithItsStack() {
        webServer.log(Level.WARNING, "unexpected exception", new IllegalStateException("on purpose"));

        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getLevel()).isEqualTo(ch.qos.logback.classic.Level.WARN);
        assertThat(log.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("on purpose");
    }

    @Test
    void nothingElseIsPrinted() {
        assertThat(LogManager.getLogManager().getLogger("").getHandlers())
                .hasSize(1)
                .hasOnlyElementsOfType(QuietBridge.class);
    }
}
