package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.http.Route;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sources of the client's address and of the server's own, and the web pages that may call.
class CallerTest {

    private static final Route WHO = get("/api/who", request -> Reply.ok(Who.of(request)));
    private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("10.0.0.0/8"));

    private record Who(String address, boolean secure, String url) {
        static Who of(Request request) {
            return new Who(request.remoteAddress(), request.secure(), request.baseUrl());
        }
    }

    @Test
    void forwardedHeadersOfUntrustedClientsAreIgnored() {
        try (HttpTestServer server = HttpTestServer.start(HttpTestServer.settings(), WHO)) {
            HttpResponse<byte[]> response = server.send(forwarded(server, "203.0.113.9"));

            assertThat(text(response))
                    .isEqualTo("{\"address\":\"127.0.0.1\",\"secure\":false,\"url\":\""
                            + server.listener().url() + "\"}");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void forwardedHeadersOfATrustedProxyAreUsed() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withTrustedProxies(LOOPBACK), WHO)) {
            HttpResponse<byte[]> response = server.send(forwarded(server, "203.0.113.9"));

            assertThat(text(response))
                    .isEqualTo("{\"address\":\"203.0.113.9\",\"secure\":true,"
                            + "\"url\":\"https://roles.example.com/MicroStrategyLibrary\"}");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1, 203.0.113.9           | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "10.1.1.1, 10.1.2.3                  | 10.1.1.1",
                "2001:db8::1                         | 2001:db8:0:0:0:0:0:1",
                "unknown                             | 127.0.0.1",
                "203.0.113.9, nonsense               | 127.0.0.1",
                "203.0.113.9, nonsense, 10.0.0.1     | 10.0.0.1"
            })
    void theNearestUntrustedAddressCounts(String chain, String expected) {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withTrustedProxies(LOOPBACK), WHO)) {
            assertThat(text(server.send(forwarded(server, chain)))).contains("\"address\":\"" + expected + "\"");
        }
    }

    @Test
    void aMalformedForwardedHostIsIgnored() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withTrustedProxies(LOOPBACK), WHO)) {
            HttpRequest.Builder request = server.request("/api/who").header("X-Forwarded-Host", "evil/path\"<");

            assertThat(text(server.send(request)))
                    .contains("\"url\":\"" + server.listener().url() + "\"");
        }
    }

    @Test
    void aForwardedPortIsAdded() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withTrustedProxies(LOOPBACK), WHO)) {
            HttpRequest.Builder request = forwarded(server, "203.0.113.9").header("X-Forwarded-Port", "8443");

            assertThat(text(server.send(request)))
                    .contains("\"url\":\"https://roles.example.com:8443/MicroStrategyLibrary\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://roles.example.com, https://roles.example.com/MicroStrategyLibrary",
        "https://roles.example.com/, https://roles.example.com/MicroStrategyLibrary",
        "https://example.com:8443/roles/, https://example.com:8443/roles",
        "https://example.com/MicroStrategyLibrary, https://example.com/MicroStrategyLibrary"
    })
    void thePublicUrlOverridesForwardedHeaders(String publicUrl, String expected) {
        Settings settings =
                HttpTestServer.settings().withPublicUrl(URI.create(publicUrl)).withTrustedProxies(LOOPBACK);
        try (HttpTestServer server = HttpTestServer.start(settings, WHO)) {
            HttpRequest.Builder request = server.request("/api/who").header("X-Forwarded-Proto", "http");
            HttpResponse<byte[]> response = server.send(request);

            assertThat(text(response)).contains("\"secure\":true,\"url\":\"" + expected + "\"");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @Test
    void aContextPathMayBeEmpty() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withContextPath(""), WHO)) {
            assertThat(text(server.get("/api/who")))
                    .contains("\"url\":\"http://127.0.0.1:" + server.listener().port() + "\"");
        }
    }

    @Test
    void onlyNamedOriginsMayCallFromABrowser() {
        Settings settings = HttpTestServer.settings().withCorsOrigins(List.of("https://ui.example.com"));
        try (HttpTestServer server = HttpTestServer.start(settings, WHO)) {
            HttpResponse<byte[]> named = server.send(origin(server, "https://ui.example.com"));
            HttpResponse<byte[]> other = server.send(origin(server, "https://evil.example.com"));

            assertThat(named.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://ui.example.com");
            assertThat(named.headers().firstValue("Access-Control-Allow-Credentials"))
                    .hasValue("true");
            assertThat(named.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow())
                    .contains("X-MSTR-AuthToken");
            assertThat(named.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElseThrow())
                    .contains("X-MSTR-AuthToken");
            assertThat(other.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(named.headers().firstValue("Vary").orElseThrow()).contains("Origin");
            assertThat(other.headers().firstValue("Vary").orElseThrow()).contains("Origin");
        }
    }

    @Test
    void theStarNeverComesWithCredentials() {
        try (HttpTestServer server =
                HttpTestServer.start(HttpTestServer.settings().withCorsOrigins(List.of("*")), WHO)) {
            for (String origin : List.of("https://any.example.com", "*", "null")) {
                HttpResponse<byte[]> response = server.send(origin(server, origin));

                assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                        .hasValue("*");
                assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                        .isEmpty();
            }
        }
    }

    @Test
    void rangesContainTheirAddresses() {
        assertThat(contains("10.0.0.0/8", "10.255.0.1")).isTrue();
        assertThat(contains("10.0.0.0/8", "11.0.0.1")).isFalse();
        assertThat(contains("192.168.1.128/25", "192.168.1.200")).isTrue();
        assertThat(contains("192.168.1.128/25", "192.168.1.100")).isFalse();
        assertThat(contains("0.0.0.0/0", "1.2.3.4")).isTrue();
        assertThat(contains("127.0.0.1", "127.0.0.1")).isTrue();
        assertThat(contains("127.0.0.1", "127.0.0.2")).isFalse();
        assertThat(contains("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(contains("2001:db8::/33", "2001:db8:8000::1")).isFalse();
        assertThat(contains("::/0", "1.2.3.4")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8/8", "::1/129", "10.0.0.0/"
            })
    void aMalformedRangeIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static boolean contains(String range, String address) {
        return Cidr.of(range).contains(InetAddress.ofLiteral(address));
    }

    private static HttpRequest.Builder forwarded(HttpTestServer server, String chain) {
        return server.request("/api/who")
                .header("X-Forwarded-For", chain)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "roles.example.com")
                .header("Forwarded", "for=192.0.2.7;host=evil.example.com");
    }

    private static HttpRequest.Builder origin(HttpTestServer server, String origin) {
        return server.request("/api/who").header("Origin", origin);
    }
}
