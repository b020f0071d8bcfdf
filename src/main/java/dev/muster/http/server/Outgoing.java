package dev.muster.http.server;

import dev.muster.http.Reply;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an answer goes, as the web server takes it.
interface Outgoing {

    /// All of an answer but its body; the headers that every answer has are added to these.
    ///
    /// @param type content type, or null without a body
    /// @param gzip whether the body is compressed
    record Head(int status, @Nullable String type, boolean gzip, Reply.Caching caching, List<Reply.Header> headers) {}

    /// Sends an answer with its whole body; of a HEAD request only the head, with the body's length.
    void send(Head head, byte[] body);

    /// Sends the head of an answer; its body, of whatever length, follows through the stream.
    OutputStream open(Head head);
}
