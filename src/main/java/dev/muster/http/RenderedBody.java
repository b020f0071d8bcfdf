package dev.muster.http;

import dev.muster.base.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A body that is ready to be sent, JSON as a rule, and may be kept: rendered once, compressed at most once.
///
/// Threads: safe; two that ask for the compressed form at once may both make it.
public final class RenderedBody {

    /// Below this many bytes compressing isn't worth its header.
    public static final int GZIP_BYTES_MIN = 1024;

    /// Hex digits, enough that two bodies of one object never share it by accident.
    private static final int DIGEST_CHARS = 16;

    private final byte[] bytes;
    private volatile byte @Nullable [] gzip;
    private volatile @Nullable String digest;

    private RenderedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Renders the value.
    public static RenderedBody of(Object value) {
        return new RenderedBody(Json.write(value));
    }

    /// Takes what is ready; the array must not be changed any more.
    public static RenderedBody ofBytes(byte[] bytes) {
        return new RenderedBody(bytes);
    }

    /// The body, not to be changed. Of JSON in UTF-8.
    public byte[] bytes() {
        return bytes;
    }

    /// 16 lower-case hex digits that differ for other bytes; worked out once.
    public String digest() {
        String known = digest;
        if (known == null) {
            known = Sha256.hex(bytes).substring(0, DIGEST_CHARS);
            digest = known;
        }
        return known;
    }

    /// Whether compressing saves more than it costs.
    public boolean worthCompressing() {
        return bytes.length >= GZIP_BYTES_MIN;
    }

    /// The compressed body, kept for the next who asks; not to be changed.
    public byte[] gzip() {
        byte[] kept = gzip;
        if (kept == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            try (OutputStream compressing = compressing(out)) {
                compressing.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kept = out.toByteArray();
            gzip = kept;
        }
        return kept;
    }

    /// Compresses for speed: most of what the best level saves, at a third of its time.
    public static OutputStream compressing(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, 4096) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }
}
