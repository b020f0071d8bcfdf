package dev.muster.http.server;

import dev.muster.http.Reply;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connection to the client as [Rendering] uses it: sends one answer.
interface Outgoing {

    /// An answer without its body. The headers of every answer are added when it is sent.
    ///
    /// @param type the content type; null without a body
    /// @param gzip whether the body is compressed
    /// @param headers the answer's own headers
    record Head(int status, @Nullable String type, boolean gzip, Reply.Caching caching, List<Reply.Header> headers) {}

    /// Sends an answer with its whole body. For a HEAD request it sends only the head, with the body's length.
    void send(Head head, byte[] body);

    /// Sends the head of an answer. The caller then writes the body, of any length, to the stream.
    OutputStream open(Head head);
}
