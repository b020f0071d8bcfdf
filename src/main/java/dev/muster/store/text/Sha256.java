package dev.muster.store.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash of the journal's chain and of personal values.
public final class Sha256 {

    private Sha256() {}

    /// 64 lower-case hex digits.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /// The hash of the text's UTF-8 bytes, 64 lower-case hex digits.
    ///
    /// @throws IllegalArgumentException if the text holds a lone surrogate and so has no such bytes
    public static String hex(String text) {
        MessageDigest digest = digest();
        digest.update(utf8(text));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text with a lone surrogate", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
