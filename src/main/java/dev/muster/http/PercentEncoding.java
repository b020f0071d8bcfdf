package dev.muster.http;

import dev.muster.base.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A strict decoder of percent-encoding: invalid text is refused, never repaired.
final class PercentEncoding {

    private PercentEncoding() {}

    /// Decodes a segment of a path.
    ///
    /// @throws Problem.Invalid `url.malformed` if an escape is broken, or escapes are not UTF-8
    static String segment(String raw) {
        return decode(raw, false);
    }

    /// Decodes a name or a value of a query or a form, where a plus sign means a blank.
    ///
    /// @throws Problem.Invalid `url.malformed` if an escape is broken, or escapes are not UTF-8
    static String formText(String raw) {
        return decode(raw, true);
    }

    private static String decode(String raw, boolean plusIsBlank) {
        if (raw.indexOf('%') < 0) {
            return plusIsBlank ? raw.replace('+', ' ') : raw;
        }
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%') {
                b = escaped(bytes, i);
                i += 2;
            } else if (plusIsBlank && b == '+') {
                b = ' ';
            }
            bytes[length++] = b;
        }
        return utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    /// Decodes UTF-8 strictly.
    ///
    /// @throws Problem.Invalid `url.malformed`
    static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Problem.Invalid("url.malformed", "The URL or the form is not UTF-8. Encode it in UTF-8");
        }
    }

    private static byte escaped(byte[] bytes, int at) {
        int high = at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
        int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new Problem.Invalid(
                    "url.malformed",
                    "The URL or the form has a broken escape. Put two hex digits after every percent sign, and %25 for"
                            + " the sign itself");
        }
        return (byte) (high << 4 | low);
    }
}
