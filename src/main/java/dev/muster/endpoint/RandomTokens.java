package dev.muster.endpoint;

import dev.muster.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// Makes session tokens: 130 random bits as 26 lower-case letters and digits. The server stores only their SHA-256.
public final class RandomTokens {

    /// Length of a token, in characters.
    public static final int CHARS = 26;

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

    private final SecureRandom random = new SecureRandom();

    /// A new token.
    public String next() {
        byte[] bytes = new byte[CHARS];
        random.nextBytes(bytes);
        StringBuilder token = new StringBuilder(CHARS);
        for (byte b : bytes) {
            token.append(ALPHABET.charAt(b & 31)); // five bits each: 26 times five are 130
        }
        return token.toString();
    }

    /// Whether the text has the form of a token.
    static boolean isToken(String text) {
        return text.length() == CHARS && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /// The form in which a token is stored: 64 lower-case hex digits.
    public static String hash(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
