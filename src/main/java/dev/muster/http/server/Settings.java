package dev.muster.http.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of the web server: address, URL, TLS, trusted proxies, CORS, limits.
///
/// @param host the address to listen on
/// @param port the port to listen on, 0 to 65535; 0 for any free port
/// @param contextPath the prefix of every route's path: empty, or `/Name`
/// @param tls the certificate and key; null for plain HTTP
/// @param publicUrl the URL by which clients reach this server: scheme, host, port, and a path if it differs from the
///     context path; null if each request's own URL counts
/// @param trustedProxies the proxies whose `X-Forwarded-…` headers are trusted
/// @param corsOrigins web origins whose pages may call from a browser; `*` for all, then without credentials
public record Settings(
        String host,
        int port,
        String contextPath,
        @Nullable Tls tls,
        @Nullable URI publicUrl,
        List<Cidr> trustedProxies,
        List<String> corsOrigins,
        Limits limits) {

    /// The context path that clients of the original server expect.
    public static final String CONTEXT_PATH = "/MicroStrategyLibrary";

    /// The largest port number.
    public static final int PORT_MAX = 65_535;

    /// The files for TLS, in PEM format; read again when they change.
    ///
    /// @param certificate the server's certificate, followed by its issuers
    /// @param key the private key of the certificate, not encrypted
    public record Tls(Path certificate, Path key) {}

    /// @throws IllegalArgumentException if the context path or the public URL is malformed; the message is one sentence
    public Settings {
        if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "A context path is empty, or begins with a slash and does not end with one: " + contextPath);
        }
        if (publicUrl != null && !isWeb(publicUrl)) {
            throw new IllegalArgumentException("A public URL is http(s)://host[:port][/path]: " + publicUrl);
        }
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /// Plain HTTP with the usual context path, without trusted proxies.
    public static Settings of(String host, int port) {
        return new Settings(host, port, CONTEXT_PATH, null, null, List.of(), List.of(), Limits.DEFAULT);
    }

    public Settings withContextPath(String path) {
        return new Settings(host, port, path, tls, publicUrl, trustedProxies, corsOrigins, limits);
    }

    public Settings withTls(@Nullable Tls files) {
        return new Settings(host, port, contextPath, files, publicUrl, trustedProxies, corsOrigins, limits);
    }

    public Settings withPublicUrl(@Nullable URI url) {
        return new Settings(host, port, contextPath, tls, url, trustedProxies, corsOrigins, limits);
    }

    public Settings withTrustedProxies(List<Cidr> proxies) {
        return new Settings(host, port, contextPath, tls, publicUrl, proxies, corsOrigins, limits);
    }

    public Settings withCorsOrigins(List<String> origins) {
        return new Settings(host, port, contextPath, tls, publicUrl, trustedProxies, origins, limits);
    }

    public Settings withLimits(Limits changed) {
        return new Settings(host, port, contextPath, tls, publicUrl, trustedProxies, corsOrigins, changed);
    }

    /// Whether the URL has the form `http(s)://host[:port][/path]`.
    public static boolean isWeb(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean more = url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null;
        return web && url.getHost() != null && !more && url.getPort() <= PORT_MAX;
    }
}
