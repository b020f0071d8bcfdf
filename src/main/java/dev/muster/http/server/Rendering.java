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
import org.jspecify.annotations.Nullable;

/// Turns replies into bytes: JSON, the caller's `fields`, compression. The one place for all three.
final class Rendering {

    /// Answers up to this size are sent with their length; longer ones go out while they are written.
    static final int WHOLE_BYTES_MAX = 64 * 1024;

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    /// What the names of content types have in them that are text, and get shorter when compressed.
    private static final List<String> TEXTS = List.of("json", "javascript", "svg", "yaml");

    private Rendering() {}

    /// Sends the reply.
    ///
    /// @param gzip whether the client takes compressed bodies
    /// @throws IOException if the body can't be written; before the first byte has gone, another reply may be sent
    static void send(Reply reply, FieldSelection fields, boolean gzip, Outgoing out) throws IOException {
        switch (reply.body()) {
            case Reply.Body.None _ -> out.send(head(reply, null, false), NOTHING);
            case Reply.Body.Ready(var renderedBody) -> sendJson(reply, wanted(reply, fields, renderedBody), gzip, out);
            case Reply.Body.Value(var value) ->
                sendJson(reply, wanted(reply, fields, RenderedBody.of(value)), gzip, out);
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
            case Reply.Body.Written(var type, var writer) -> sendWritten(reply, type, gzip, out, writer);
        }
    }

    private static RenderedBody wanted(Reply reply, FieldSelection fields, RenderedBody renderedBody) {
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
        Spilling body = new Spilling(() -> {
            OutputStream open = out.open(head(reply, type, gzip));
            return gzip ? RenderedBody.compressing(open) : open;
        });
        writer.writeTo(body);
        if (body.spilled()) {
            body.close();
        } else {
            sendContent(reply, type, RenderedBody.ofBytes(body.held()), gzip, out);
        }
    }

    /// What stands deeper than the one member is kept whole.
    private static void writeObject(String member, Iterator<?> elements, FieldSelection fields, OutputStream out)
            throws IOException {
        out.write('{');
        if (fields.wants(member)) {
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

    /// Holds a body until it is known to be long, then lets it flow.
    private static final class Spilling extends OutputStream {
        private final Opening opening;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
        private @Nullable OutputStream open;

        Spilling(Opening opening) {
            this.opening = opening;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            OutputStream target = open;
            if (target == null && held.size() + length > WHOLE_BYTES_MAX) {
                target = opening.open();
                open = target;
                held.writeTo(target);
                held.reset();
            }
            if (target == null) {
                held.write(bytes, offset, length);
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

        boolean spilled() {
            return open != null;
        }

        byte[] held() {
            return held.toByteArray();
        }
    }
}
