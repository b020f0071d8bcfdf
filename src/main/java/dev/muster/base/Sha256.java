package dev.muster.base;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Computes SHA-256 hashes: for the chain of the journal, for stored tokens, and for entity tags.
public final class Sha256 {

    private Sha256() {}

    /// The hash of the concatenated parts, as 64 lower-case hex digits.
    public static String hex(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of the text's UTF-8 bytes, as 64 lower-case hex digits.
    ///
    /// @throws IllegalArgumentException if the text has a lone surrogate, and so no UTF-8 form
    public static String hex(String text) {
        MessageDigest digest = digest();
        digest.update(utf8(text));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The text has a lone surrogate, and so no UTF-8 form", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // cannot happen: every Java runtime has SHA-256
        }
    }
}
