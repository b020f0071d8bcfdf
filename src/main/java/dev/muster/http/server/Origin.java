package dev.muster.http.server;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The client's address and the URL by which it called. The settings decide which headers are trusted.
///
/// `X-Forwarded-For`, `-Proto`, `-Host` and `-Port` are trusted only if the connection comes from a trusted proxy. Of
/// a list, only the last values are trusted, which the nearest proxies appended. `Forwarded` (RFC 7239) is not read: a
/// proxy that sets the one kind of header passes the other through from the client.
final class Origin {

    /// The connection and the headers of a request.
    interface Sender {

        /// The address at the other end of the connection: the client's, or a proxy's.
        InetAddress peer();

        /// Whether the connection itself is encrypted.
        boolean tls();

        /// The first value of the header.
        @Nullable
        String header(String name);

        /// All values of the header.
        List<String> headers(String name);
    }

    private final String contextPath;
    private final @Nullable URI publicUrl;
    private final List<Cidr> trustedProxies;

    Origin(Settings settings) {
        this.contextPath = settings.contextPath();
        this.publicUrl = settings.publicUrl();
        this.trustedProxies = settings.trustedProxies();
    }

    /// Whether the client's own connection is encrypted.
    boolean secure(Sender sender) {
        return scheme(sender).equals("https");
    }

    /// The scheme, host and path in front of every route's path.
    String baseUrl(Sender sender) {
        URI url = publicUrl;
        if (url != null) {
            String path = url.getRawPath() == null ? "" : url.getRawPath();
            String text = url.toString();
            String trimmed = path.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            return path.length() > 1 ? trimmed : trimmed + contextPath;
        }
        return scheme(sender) + "://" + authority(sender) + contextPath;
    }

    /// The client's address: the last address in the chain that is not a trusted proxy.
    String remoteAddress(Sender sender) {
        InetAddress peer = sender.peer();
        if (!trusted(peer)) {
            return peer.getHostAddress();
        }
        String[] hops = String.join(",", sender.headers("X-Forwarded-For")).split(",", -1);
        InetAddress nearest = peer;
        for (int i = hops.length - 1; i >= 0 && trusted(nearest); i--) {
            InetAddress hop = address(hops[i].strip());
            if (hop == null) {
                break;
            }
            nearest = hop;
        }
        return nearest.getHostAddress();
    }

    private String scheme(Sender sender) {
        if (publicUrl != null) {
            return publicUrl.getScheme();
        }
        String forwarded = forwarded(sender, "X-Forwarded-Proto");
        if (forwarded != null) {
            return forwarded.equalsIgnoreCase("https") ? "https" : "http";
        }
        return sender.tls() ? "https" : "http";
    }

    private String authority(Sender sender) {
        String host = forwarded(sender, "X-Forwarded-Host");
        if (host == null || !isAuthority(host)) {
            String direct = sender.header("Host");
            return direct == null || !isAuthority(direct) ? "localhost" : direct;
        }
        String port = forwarded(sender, "X-Forwarded-Port");
        if (port == null || port.equals("443") || port.equals("80")) {
            return host;
        }
        boolean complete = host.lastIndexOf(':') > host.indexOf(']');
        return complete || !port.chars().allMatch(Character::isDigit) ? host : host + ":" + port;
    }

    /// The last value of the header; null if there is none, or the connection does not come from a trusted proxy.
    private @Nullable String forwarded(Sender sender, String name) {
        if (trustedProxies.isEmpty() || !trusted(sender.peer())) {
            return null;
        }
        List<String> values = sender.headers(name);
        String all = values.isEmpty() ? "" : values.getLast();
        String last = all.substring(all.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? null : last;
    }

    private boolean trusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isAuthority(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0));
    }
}
