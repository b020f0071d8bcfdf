package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.http.Handler;
import dev.muster.http.Reply;
import dev.muster.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Connections and the server are closed in good order.
class StopTest {

    private static final String QUICK = "GET /MicroStrategyLibrary/api/quick HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String SLOW = "GET /MicroStrategyLibrary/api/slow HTTP/1.1\r\nHost: h\r\n\r\n";

    @Test
    void connectionCloseIsHonoured() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings(), get("/api/quick", _ -> Reply.noContent()))) {
            String answer = server.raw("GET /MicroStrategyLibrary/api/quick HTTP/1.1", "Host: h", "Connection: close");

            assertThat(answer).startsWith("HTTP/1.1 204 ").contains("\r\nConnection: close\r\n");
        }
    }

    @Test
    void runningRequestsEndAndNewOnesAreRefused() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        try (HttpTestServer server = HttpTestServer.start(
                        HttpTestServer.settings(),
                        waiting(running, proceed),
                        get("/api/quick", _ -> Reply.noContent()));
                Socket slow = server.socket();
                Socket idle = server.socket();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            idle.getOutputStream().write(QUICK.getBytes(StandardCharsets.UTF_8));
            assertThat(idle.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 204");
            slow.getOutputStream().write(SLOW.getBytes(StandardCharsets.UTF_8));
            running.await();

            int port = server.listener().port();
            Future<?> stopped = threads.submit(() -> server.listener().stop(Duration.ofSeconds(20)));
            assertRefused(server);
            assertThat(stopped.isDone()).isFalse();
            proceed.countDown();

            assertThat(HttpTestServer.all(slow.getInputStream()))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\"done\"");
            stopped.get(20, TimeUnit.SECONDS);
            assertThat(HttpTestServer.all(idle.getInputStream())).doesNotContain("HTTP/1.1");
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRequestThatDoesNotEndInTimeIsAborted() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (HttpTestServer server = HttpTestServer.start(HttpTestServer.settings(), waiting(running, never));
                Socket slow = server.socket()) {
            slow.getOutputStream().write(SLOW.getBytes(StandardCharsets.UTF_8));
            running.await();

            server.listener().stop(Duration.ofMillis(50));

            assertThat(HttpTestServer.statusLines(HttpTestServer.all(slow.getInputStream())))
                    .doesNotContain("HTTP/1.1 200 OK");
        }
    }

    @Test
    void stoppingTwiceDoesNoHarm() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings(), get("/api/quick", _ -> Reply.noContent()))) {
            server.listener().close();
        }
    }

    @Test
    void aPortInUseIsReportedInOneSentence() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings(), get("/api/quick", _ -> Reply.noContent()))) {
            Settings same = Settings.of("127.0.0.1", server.listener().port());

            assertThatThrownBy(() ->
                            Listener.prepare(same, Listener.tls(same)).serve(List.of(), HttpTestServer.defaultHeader()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageMatching("Can't listen on 127\\.0\\.0\\.1:\\d+: .+");
        }
    }

    @Test
    void moreConnectionsThanAllowedWaitForTheirTurn() throws IOException {
        Limits two = Limits.DEFAULT.withConnectionsMax(2);
        try (HttpTestServer server = HttpTestServer.start(
                        HttpTestServer.settings().withLimits(two), get("/api/quick", _ -> Reply.noContent()));
                Socket first = server.socket();
                Socket second = server.socket();
                Socket third = server.socket()) {
            for (Socket socket : List.of(first, second, third)) {
                socket.getOutputStream().write(QUICK.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(second.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 204");
            assertThat(third.getInputStream().available()).isZero();

            first.shutdownOutput();

            assertThat(third.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 204");
        }
    }

    private static Route waiting(CountDownLatch running, CountDownLatch proceed) {
        Handler handler = _ -> {
            running.countDown();
            try {
                proceed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reply.ok("done");
        };
        return get("/api/slow", handler);
    }

    /// Sends requests until the server refuses one because it stops.
    private static void assertRefused(HttpTestServer server) {
        String answer;
        do {
            answer = server.raw("GET /MicroStrategyLibrary/api/quick HTTP/1.1", "Host: h", "Connection: close");
        } while (answer.startsWith("HTTP/1.1 204"));
        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains("\r\nRetry-After: 5\r\n", "\"code\":\"ERR016\"", "\r\nConnection: close\r\n");
    }
}
