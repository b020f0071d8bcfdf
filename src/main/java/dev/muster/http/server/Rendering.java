package dev.muster.http.server;

import dev.muster.http.FieldSelection;
import dev.muster.http.Json;
import dev.muster.http.Problems;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns replies into bytes: the one place for JSON, the caller's `fields`, and compression.
final class Rendering {

    /// The largest streamed body in bytes that is sent as a whole, with its length; a longer one is sent in chunks.
    static final int WHOLE_BYTES_MAX = 64 * 1024;

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    /// Parts of content types that are text, besides `text/…`: text gets shorter when it is compressed.
    private static final List<String> TEXTS = List.of("json", "javascript", "svg", "yaml");

    private Rendering() {}

    /// Sends the reply.
    ///
    /// @param gzip whether the client accepts compressed bodies
    /// @throws IOException if the body can't be written; until the first byte is sent, another reply may be sent
    static void send(Reply reply, FieldSelection fields, boolean gzip, Outgoing out) throws IOException {
        switch (reply.body()) {
            case Reply.Body.None _ -> out.send(head(reply, null, false), NOTHING);
            case Reply.Body.Ready(var renderedBody) ->
                sendJson(reply, selected(reply, fields, renderedBody), gzip, out);
            case Reply.Body.Value(var value) ->
                sendJson(reply, selected(reply, fields, RenderedBody.of(value)), gzip, out);
            case Reply.Body.Elements(var member, var elements) ->
                sendWritten(
                        reply,
                        JSON,
                        gzip,
                        out,
                        member == null
                                ? body -> writeArray(elements, fields, body)
                                : body -> writeObject(member, elements, fields, body));
            case Reply.Body.Content(var type, var bytes) -> sendContent(reply, type, bytes, gzip, out);
            case Reply.Body.Streamed(var type, var writer) -> sendWritten(reply, type, gzip, out, writer);
        }
    }

    /// A refusal as a whole, for the places that can't send it through [#send].
    ///
    /// @param reply its body is a value
    static Whole refusal(Reply reply) {
        Object value = reply.body() instanceof Reply.Body.Value(var content) ? content : Map.of();
        return new Whole(head(reply, Problems.CONTENT_TYPE, false), RenderedBody.of(value));
    }

    /// An answer that is sent at once, uncompressed.
    record Whole(Outgoing.Head head, RenderedBody body) {}

    private static RenderedBody selected(Reply reply, FieldSelection fields, RenderedBody renderedBody) {
        return reply.success() ? fields.applyTo(renderedBody) : renderedBody;
    }

    private static void sendJson(Reply reply, RenderedBody renderedBody, boolean gzip, Outgoing out) {
        boolean compressed = gzip && renderedBody.worthCompressing();
        String type = reply.status() < 400 ? JSON : Problems.CONTENT_TYPE;
        out.send(head(reply, type, compressed), compressed ? renderedBody.gzip() : renderedBody.bytes());
    }

    private static void sendContent(Reply reply, String type, RenderedBody bytes, boolean gzip, Outgoing out) {
        boolean compressed = gzip && bytes.worthCompressing() && isText(type);
        out.send(head(reply, type, compressed), compressed ? bytes.gzip() : bytes.bytes());
    }

    private static void sendWritten(Reply reply, String type, boolean gzip, Outgoing out, Reply.Writer writer)
            throws IOException {
        BufferedBody body = new BufferedBody(() -> {
            OutputStream open = out.open(head(reply, type, gzip));
            return gzip ? RenderedBody.compressing(open) : open;
        });
        writer.writeTo(body);
        if (body.streams()) {
            body.close();
        } else {
            sendContent(reply, type, RenderedBody.ofBytes(body.buffered()), gzip, out);
        }
    }

    /// Writes an object with one member. The selection applies to this member only; its content is kept whole.
    private static void writeObject(String member, Iterator<?> elements, FieldSelection fields, OutputStream out)
            throws IOException {
        out.write('{');
        if (fields.selects(member)) {
            out.write(("\"" + member + "\":").getBytes(StandardCharsets.US_ASCII));
            writeArray(elements, FieldSelection.ALL, out);
        }
        out.write('}');
    }

    private static void writeArray(Iterator<?> elements, FieldSelection fields, OutputStream out) throws IOException {
        out.write('[');
        while (elements.hasNext()) {
            Object element = elements.next();
            byte[] json = element instanceof RenderedBody ready ? ready.bytes() : Json.write(element);
            out.write(fields.applyTo(json));
            if (elements.hasNext()) {
                out.write(',');
            }
        }
        out.write(']');
    }

    private static boolean isText(String type) {
        return type.startsWith("text/") || TEXTS.stream().anyMatch(type::contains);
    }

    private static Outgoing.Head head(Reply reply, @Nullable String type, boolean gzip) {
        return new Outgoing.Head(reply.status(), type, gzip, reply.caching(), reply.headers());
    }

    @FunctionalInterface
    private interface Opening {
        OutputStream open() throws IOException;
    }

    /// A stream that buffers a body up to [#WHOLE_BYTES_MAX], and sends a longer one while it is written.
    private static final class BufferedBody extends OutputStream {
        private final Opening opening;
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
        private @Nullable OutputStream open;

        BufferedBody(Opening opening) {
            this.opening = opening;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            OutputStream target = open;
            if (target == null && buffer.size() + length > WHOLE_BYTES_MAX) {
                target = opening.open();
                open = target;
                buffer.writeTo(target);
                buffer.reset();
            }
            if (target == null) {
                buffer.write(bytes, offset, length);
            } else {
                target.write(bytes, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            if (open != null) {
                open.close();
            }
        }

        boolean streams() {
            return open != null;
        }

        byte[] buffered() {
            return buffer.toByteArray();
        }
    }
}
