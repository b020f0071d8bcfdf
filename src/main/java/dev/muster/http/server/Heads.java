package dev.muster.http.server;

import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.http.DateTime;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the heads of answers: the status line, the headers of every answer (contract 9), and the answer's own
/// headers.
///
/// The web server's own writer is not used: it sorts and prints each header for each answer, and it sends a length
/// with answers that must not have one. Most bytes of a head never change, so they are prepared, and the head is
/// written in one piece with the body. There is no `Server` header: clients do not need to know the software.
final class Heads {

    /// The length of a body that is sent in chunks, because its length isn't known.
    static final long CHUNKED = -1;

    /// The length of an answer without body and without `Content-Length`.
    static final long NONE = -2;

    /// The headers of every answer.
    static final List<Reply.Header> ALWAYS = List.of(
            header("X-Content-Type-Options", "nosniff"),
            header("X-XSS-Protection", "1; mode=block"),
            header("Content-Security-Policy", "frame-ancestors 'self'"),
            header("Access-Control-Allow-Methods", "GET, POST, DELETE, PUT, PATCH, HEAD, OPTIONS"),
            header("Access-Control-Allow-Headers", "Content-Type"),
            header("Vary", "Accept-Encoding"));

    private static final List<Reply.Header> NO_STORE = List.of(header("Cache-Control", "no-store"));
    private static final List<Reply.Header> NO_STORE_AUTH = List.of(
            header("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
            header("Pragma", "no-cache"),
            header("Expires", "0"));

    private static final String JSON = "application/json";
    private static final int STATUS_END = 600;

    private final byte[][] statusLines = new byte[STATUS_END][];
    private final byte[] noStore = bytes(lines(NO_STORE) + lines(ALWAYS));
    private final byte[] noStoreAuth = bytes(lines(NO_STORE_AUTH) + lines(ALWAYS));
    private final byte[] json = bytes("Content-Type: " + JSON + "\r\n");
    private final byte[] errorJson = bytes("Content-Type: " + Problems.CONTENT_TYPE + "\r\n");
    private final byte[] nothing = {};

    Heads() {
        for (int code = 100; code < STATUS_END; code++) {
            statusLines[code] =
                    bytes("HTTP/1.1 " + code + " " + Status.create(code).reasonPhrase() + "\r\nDate: ");
        }
    }

    /// The head and the body in one piece.
    ///
    /// @param body the body; empty for HEAD and before chunks
    /// @param length the announced length in bytes, or [#CHUNKED], or [#NONE]
    /// @param close whether the connection is closed after the answer
    byte[] write(Outgoing.Head head, byte[] body, long length, boolean close) {
        byte[] status = statusLines[head.status()];
        byte[] date = DateTime.http1Bytes();
        byte[] type = contentType(head.type());
        byte[] constant = constant(head);
        byte[] own = own(head, length, close);
        byte[] whole = new byte[status.length + date.length + type.length + constant.length + own.length + body.length];
        int end = append(whole, 0, status);
        end = append(whole, end, date);
        end = append(whole, end, type);
        end = append(whole, end, constant);
        end = append(whole, end, own);
        append(whole, end, body);
        return whole;
    }

    private static int append(byte[] whole, int end, byte[] part) {
        System.arraycopy(part, 0, whole, end, part.length);
        return end + part.length;
    }

    private byte[] contentType(@Nullable String type) {
        if (type == null) {
            return nothing;
        }
        return switch (type) {
            case JSON -> json;
            case Problems.CONTENT_TYPE -> errorJson;
            default -> bytes("Content-Type: " + type + "\r\n");
        };
    }

    /// The headers of every answer, except for those that the answer sets itself.
    private byte[] constant(Outgoing.Head head) {
        boolean auth = head.caching() == Reply.Caching.NO_STORE_AUTH;
        for (Reply.Header own : head.headers()) {
            if (isConstant(own.name())) {
                return bytes(others(auth ? NO_STORE_AUTH : NO_STORE, head.headers()) + others(ALWAYS, head.headers()));
            }
        }
        return auth ? noStoreAuth : noStore;
    }

    private static boolean isConstant(String name) {
        return has(ALWAYS, name) || has(NO_STORE_AUTH, name);
    }

    private static String others(List<Reply.Header> headers, List<Reply.Header> own) {
        return lines(headers.stream().filter(header -> !has(own, header.name())).toList());
    }

    private static boolean has(List<Reply.Header> headers, String name) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] own(Outgoing.Head head, long length, boolean close) {
        StringBuilder own = new StringBuilder(128);
        List<Reply.Header> headers = head.headers();
        for (int i = 0; i < headers.size(); i++) {
            Reply.Header header = headers.get(i);
            boolean several = header.name().equalsIgnoreCase("Set-Cookie");
            if ((several || !has(headers.subList(i + 1, headers.size()), header.name())) && !isConnection(header)) {
                line(own, header);
            }
        }
        if (head.gzip()) {
            own.append("Content-Encoding: gzip\r\n");
        }
        if (length >= 0) {
            own.append("Content-Length: ").append(length).append("\r\n");
        } else if (length == CHUNKED) {
            own.append("Transfer-Encoding: chunked\r\n");
        }
        if (close) {
            own.append("Connection: close\r\n");
        }
        return bytes(own.append("\r\n").toString());
    }

    /// Whether it is `Connection`, which [#own] writes by its parameter `close` instead, so that it appears once.
    private static boolean isConnection(Reply.Header header) {
        return header.name().equalsIgnoreCase("Connection");
    }

    private static String lines(List<Reply.Header> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach(header -> line(lines, header));
        return lines.toString();
    }

    private static void line(StringBuilder out, Reply.Header header) {
        out.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }

    private static Reply.Header header(String name, String value) {
        return new Reply.Header(name, value, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
