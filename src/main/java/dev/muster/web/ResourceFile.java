package dev.muster.web;

import dev.muster.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Files that come with the program.
final class ResourceFile {

    /// Digits of a hash that tell files apart.
    private static final int HASH_CHARS = 32;

    private ResourceFile() {}

    /// The file's content.
    ///
    /// @param name absolute, or beside this class
    static byte[] read(String name) {
        try (InputStream in = ResourceFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Other content has another one.
    static String hash(byte[] content) {
        return Sha256.hex(content).substring(0, HASH_CHARS);
    }
}
