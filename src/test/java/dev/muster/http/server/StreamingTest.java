package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.http.Json;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lists that are sent while they are made, and the answer if making them fails.
class StreamingTest {

    private static final int MANY = 100_000;
    private static HttpTestServer server;

    private record Item(int id, String name) {}

    @BeforeAll
    static void start() {
        server = HttpTestServer.start(
                HttpTestServer.settings(),
                get("/api/none", _ -> Reply.array(List.of().iterator())),
                get(
                        "/api/few",
                        _ -> Reply.array(List.of(new Item(1, "a"), RenderedBody.of(new Item(2, "b")))
                                .iterator())),
                get("/api/many", _ -> Reply.array(items(MANY, Integer.MAX_VALUE))
                        .with("X-MSTR-Total-Count", MANY)),
                get("/api/away", _ -> Reply.array("items", failing())),
                get("/api/early", _ -> Reply.array(items(MANY, 10))),
                get("/api/late", _ -> Reply.array(items(MANY, 50_000))),
                get(
                        "/api/text",
                        _ -> Reply.streamed("text/csv", out -> {
                            for (int i = 0; i < MANY; i++) {
                                out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
                            }
                        })));
    }

    private static Iterator<Item> items(int count, int failing) {
        return IntStream.range(0, count).mapToObj(i -> item(i, failing)).iterator();
    }

    private static Iterator<Item> failing() {
        return Stream.<Item>generate(() -> {
                    throw new Problem.Busy("ledger.unavailable", "away", 1);
                })
                .iterator();
    }

    private static Item item(int i, int failing) {
        if (i == failing) {
            throw new IllegalStateException("secret");
        }
        return new Item(i, "item");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aShortListHasItsLength() {
        HttpResponse<byte[]> response = server.get("/api/few");

        assertThat(text(response)).isEqualTo("[{\"id\":1,\"name\":\"a\"},{\"id\":2,\"name\":\"b\"}]");
        assertThat(response.headers().firstValue("Content-Length")).hasValue("41");
        assertThat(text(server.get("/api/none"))).isEqualTo("[]");
    }

    @Test
    void fieldsApplyToEachElement() {
        assertThat(text(server.get("/api/few?fields=name"))).isEqualTo("[{\"name\":\"a\"},{\"name\":\"b\"}]");
    }

    @Test
    void aRefusalBeforeTheFirstBytesIsAnAnswer() {
        HttpResponse<byte[]> response = server.get("/api/away");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(text(response)).contains("\"code\":\"ERR016\"");
    }

    @Test
    void aLongListIsComplete() {
        HttpResponse<byte[]> response = server.get("/api/many");

        assertThat(Json.read(response.body())).hasSize(MANY);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("x-mstr-total-count")).hasValue("100000");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void aLongListIsCompressedWhileItIsSent() throws IOException {
        HttpResponse<byte[]> response = server.send(server.request("/api/many").header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(Json.read(in.readAllBytes())).hasSize(MANY);
        }
    }

    @Test
    void headOfALongListEndsAndTheConnectionStaysOpen() {
        String answer = server.raw(
                "HEAD /MicroStrategyLibrary/api/many HTTP/1.1",
                "Host: h",
                "",
                "GET /MicroStrategyLibrary/api/few HTTP/1.1",
                "Host: h",
                "Connection: close");

        assertThat(HttpTestServer.statusLines(answer)).containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 200 OK");
    }

    @Test
    void textIsWrittenAsItComes() {
        HttpResponse<byte[]> response = server.get("/api/text");

        assertThat(response.body()).hasSize(4 * MANY);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv");
    }

    @Test
    void aListThatFailsAtOnceIsAnError() {
        HttpResponse<byte[]> response = server.get("/api/early");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(response)).contains("\"code\":\"ERR001\"").doesNotContain("secret");
    }

    @Test
    void aListThatFailsLaterDoesntLookComplete() {
        assertThatThrownBy(() -> server.get("/api/late")).isInstanceOf(UncheckedIOException.class);
        assertThat(server.get("/api/few").statusCode()).isEqualTo(200);
    }
}
