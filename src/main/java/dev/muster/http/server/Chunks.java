package dev.muster.http.server;

import io.helidon.common.buffers.DataReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads and writes bodies in chunked transfer coding (RFC 9112, 7.1).
///
/// The web server's own reader is not used: it keeps a chunk of any size in memory before it reports the size, and it
/// refuses chunk extensions, which a server must ignore.
final class Chunks {

    /// The longest line between chunks, and the longest trailer, in characters.
    private static final int LINE_CHARS_MAX = 1024;

    /// The most trailers in a body; they are read and dropped.
    private static final int TRAILERS_MAX = 32;

    private Chunks() {}

    /// Reads the whole body.
    ///
    /// @param bytesMax the largest body in bytes
    /// @throws dev.muster.base.Problem.Invalid `body.too_large`, `request.refused`
    static byte[] read(DataReader in, int bytesMax) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(line(in)); size > 0; size = size(line(in))) {
            if (size > bytesMax - body.size()) {
                throw DirectAnswers.tooLarge();
            }
            copy(in, size, body);
            if (!line(in).isEmpty()) {
                throw DirectAnswers.refused();
            }
        }
        for (int i = 0; !line(in).isEmpty(); i++) {
            if (i == TRAILERS_MAX) {
                throw DirectAnswers.refused();
            }
        }
        return body.toByteArray();
    }

    private static void copy(DataReader in, int size, ByteArrayOutputStream body) {
        int left = size;
        while (left > 0) {
            in.ensureAvailable();
            byte[] some = in.readBytes(Math.min(in.available(), left));
            body.write(some, 0, some.length);
            left -= some.length;
        }
    }

    /// The size of a chunk; an extension after it is ignored. Only digits are accepted, no sign and no blank.
    private static int size(String line) {
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).stripTrailing();
        if (digits.isEmpty() || digits.length() > 7) {
            throw digits.length() > 7 && isHex(digits) ? DirectAnswers.tooLarge() : DirectAnswers.refused();
        }
        if (!isHex(digits)) {
            throw DirectAnswers.refused();
        }
        return Integer.parseInt(digits, 16);
    }

    /// Writes an answer's body in chunks; the first chunk is sent together with the answer's head.
    static final class Writer extends OutputStream {

        /// Bytes from which a chunk is sent.
        private static final int CHUNK_BYTES = 16 * 1024;

        private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

        private final Consumer<byte[]> connection;
        private final ByteArrayOutputStream ready = new ByteArrayOutputStream(CHUNK_BYTES + 1024);
        private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES);

        /// @param connection sends bytes to the client
        /// @param head the head of the answer
        Writer(Consumer<byte[]> connection, byte[] head) {
            this.connection = connection;
            this.ready.writeBytes(head);
        }

        @Override
        public void write(int b) {
            chunk.write(b);
            sendIfFull();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            chunk.write(bytes, offset, length);
            sendIfFull();
        }

        @Override
        public void close() {
            finishChunk();
            ready.writeBytes(LAST);
            send();
        }

        private void sendIfFull() {
            if (chunk.size() >= CHUNK_BYTES) {
                finishChunk();
                send();
            }
        }

        private void finishChunk() {
            if (chunk.size() > 0) {
                ready.writeBytes((Integer.toHexString(chunk.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                ready.writeBytes(chunk.toByteArray());
                ready.writeBytes(new byte[] {'\r', '\n'});
                chunk.reset();
            }
        }

        private void send() {
            connection.accept(ready.toByteArray());
            ready.reset();
        }
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }

    private static String line(DataReader in) {
        try {
            int end = in.findNewLine(LINE_CHARS_MAX);
            if (end == LINE_CHARS_MAX) {
                throw DirectAnswers.refused();
            }
            String line = in.readAsciiString(end);
            in.skip(2);
            return line;
        } catch (DataReader.IncorrectNewLineException e) {
            throw DirectAnswers.refused();
        }
    }
}
