package dev.muster.web;

import dev.muster.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads files that are part of the program.
final class ResourceFile {

    /// Hex digits of a hash, enough to distinguish files.
    private static final int HASH_CHARS = 32;

    private ResourceFile() {}

    /// The file's content.
    ///
    /// @param name the name of the resource: absolute, or relative to this package
    static byte[] read(String name) {
        try (InputStream in = ResourceFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks the resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// 32 lower-case hex digits that differ for other content.
    static String hash(byte[] content) {
        return Sha256.hex(content).substring(0, HASH_CHARS);
    }
}
