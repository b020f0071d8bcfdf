package dev.muster.http.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where and how the server listens, and what it calls itself.
///
/// @param host address to listen on
/// @param port 0 for any that is free
/// @param contextPath in front of every route: empty, or `/Name`
/// @param tls certificate and key, or null for plain HTTP
/// @param publicUrl what clients call this server: scheme, host, port, and the path if it isn't the
///     context path; null to go by each request
/// @param trustedProxies from whom `X-Forwarded-…` headers are believed
/// @param corsOrigins web origins that may call from a browser; `*` for all, then without credentials
public record Settings(
        String host,
        int port,
        String contextPath,
        @Nullable Tls tls,
        @Nullable URI publicUrl,
        List<Cidr> trustedProxies,
        List<String> corsOrigins,
        Limits limits) {

    /// The context path that clients of the original expect.
    public static final String CONTEXT_PATH = "/MicroStrategyLibrary";

    /// The largest port there is.
    public static final int PORT_MAX = 65_535;

    /// Files in PEM format; read again when they change.
    ///
    /// @param certificate the server's certificate, then those it was issued by
    /// @param key its private key, not encrypted
    public record Tls(Path certificate, Path key) {}

    /// @throws IllegalArgumentException for a malformed context path or public URL, in one sentence
    public Settings {
        if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "A context path is empty, or begins with a slash and doesn't end with one: " + contextPath);
        }
        if (publicUrl != null && !isWeb(publicUrl)) {
            throw new IllegalArgumentException("A public URL is http(s)://host[:port][/path]: " + publicUrl);
        }
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /// Plain HTTP with the usual context path, trusting nobody.
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

    public Settings withLimits(Limits others) {
        return new Settings(host, port, contextPath, tls, publicUrl, trustedProxies, corsOrigins, others);
    }

    /// Whether it is `http(s)://host[:port][/path]`.
    public static boolean isWeb(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean more = url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null;
        return web && url.getHost() != null && !more && url.getPort() <= PORT_MAX;
    }
}
