package dev.muster.base;

/// Converts 128 bits to 32 hex digits and back: the text form of every id and version.
public final class Hex {

    /// Length of the text form, in characters.
    public static final int CHARS = 32;

    private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

    private Hex() {}

    /// Writes two longs as 32 upper-case hex digits.
    public static String text(long high, long low) {
        char[] chars = new char[CHARS];
        for (int i = 0; i < 16; i++) {
            chars[i] = UPPER[(int) (high >>> (60 - 4 * i)) & 0xF];
            chars[16 + i] = UPPER[(int) (low >>> (60 - 4 * i)) & 0xF];
        }
        return new String(chars);
    }

    /// Whether the text is exactly 32 hex digits of either case.
    public static boolean isId(String text) {
        if (text.length() != CHARS) {
            return false;
        }
        for (int i = 0; i < CHARS; i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The upper 64 bits of 32 hex digits.
    ///
    /// @throws Problem.Invalid `id.malformed`
    public static long high(String text) {
        return half(text, 0);
    }

    /// The lower 64 bits of 32 hex digits.
    ///
    /// @throws Problem.Invalid `id.malformed`
    public static long low(String text) {
        return half(text, 16);
    }

    private static long half(String text, int from) {
        if (!isId(text)) {
            throw new Problem.Invalid(
                    "id.malformed", "'" + Text.shown(text) + "' is not an id. An id has 32 hex digits");
        }
        long bits = 0;
        for (int i = from; i < from + 16; i++) {
            bits = bits << 4 | digit(text.charAt(i));
        }
        return bits;
    }

    /// Accepts ASCII digits only: `Character.digit` accepts digits of other scripts too.
    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
