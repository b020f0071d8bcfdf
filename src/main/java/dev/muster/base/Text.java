package dev.muster.base;

import java.text.Normalizer;
import java.util.Locale;

/// The rules for text that people write: which text may be stored, and when two names are the same.
///
/// These rules are in one place only. Otherwise one database could store a text that the other changes, and a name
/// could be taken by one rule and free by another (contract 0.7).
public final class Text {

    /// Longest part of an offending value that a message shows, in UTF-16 units.
    private static final int SHOWN_CHARS_MAX = 80;

    /// The last ASCII character: up to here, no joiner joins two characters.
    private static final int ASCII_MAX = 0x7f;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Text() {}

    /// The name as it is stored: without leading and trailing blanks.
    ///
    /// @param code the problem's code if the name is refused, such as `role.name`
    /// @param charsMax longest name allowed after trimming, in characters
    /// @throws Problem.Invalid if the name is blank, too long, has a control character, a lone surrogate or a
    ///     bidirectional override, or has the form of an id
    public static String name(String raw, String code, int charsMax) {
        String name = stripped(raw);
        if (name.isEmpty() || chars(name) > charsMax) {
            throw new Problem.Invalid(
                    code,
                    "A name must have 1 to " + charsMax + " characters, and this one has " + chars(name) + ": '"
                            + shown(name) + "'");
        }
        if (!name.codePoints().allMatch(Text::isAllowedInName)) {
            throw new Problem.Invalid(
                    code,
                    "A name must not have control characters, lone surrogates or bidirectional overrides. "
                            + "Remove them: '" + shown(name) + "'");
        }
        if (Hex.isId(name)) {
            throw new Problem.Invalid(
                    code, "A name of 32 hex digits could be mistaken for an id. Choose another name: '" + name + "'");
        }
        return name;
    }

    /// A description, comment or other free text: unchanged, within its length. No message shows the text, because
    /// it may be a password.
    ///
    /// @param code the problem's code if the text is refused
    /// @param charsMax longest text allowed, in characters
    /// @throws Problem.Invalid if the text is too long, or has U+0000 or a lone surrogate, which the two databases
    ///     would return differently
    public static String prose(String raw, String code, int charsMax) {
        if (chars(raw) > charsMax) {
            throw new Problem.Invalid(
                    code,
                    "This text has " + chars(raw) + " characters, and may have at most " + charsMax + ". Shorten it");
        }
        if (!raw.codePoints().allMatch(Text::isStorable)) {
            throw new Problem.Invalid(
                    code, "A text must not have null characters or lone surrogates. Remove them and try again");
        }
        return raw;
    }

    /// The text without the blanks at its ends. A blank is white space or any Unicode space, no-break spaces
    /// included; no other code defines this.
    public static String stripped(String raw) {
        int begin = 0;
        int end = raw.length();
        while (begin < end && isBlank(raw.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(begin, end);
    }

    /// Whether the text is empty or has only blanks.
    public static boolean isBlank(String raw) {
        return stripped(raw).isEmpty();
    }

    /// Looks at UTF-16 units, because Unicode has no blank outside its first plane.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether the text has invisible characters, so that it looks like another text. A joiner between two
    /// characters beyond ASCII does not count: it joins letters of some scripts, or several emoji into one.
    public static boolean hasInvisibleCharacters(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean between = i > 0 && i < points.length - 1 && points[i - 1] > ASCII_MAX && points[i + 1] > ASCII_MAX;
            boolean joins = points[i] == ZERO_WIDTH_NON_JOINER || points[i] == ZERO_WIDTH_JOINER;
            if (Character.getType(points[i]) == Character.FORMAT && !(joins && between)) {
                return true;
            }
        }
        return false;
    }

    /// The length of a text in Unicode characters, so that an emoji counts as one.
    public static int chars(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The key by which names are unique: Unicode NFC, then case-folded with the root locale.
    ///
    /// The key may be longer than the name: 250 times `İ` folds to 500 characters.
    public static String key(String name) {
        // Upper case and then lower case folds pairs that lower case alone does not, such as 'ß' and 'SS', 'ς' and 'σ'.
        String folded = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /// An offending value as a message may show it: shortened, and without characters that control a terminal.
    public static String shown(String raw) {
        int end = Math.min(raw.length(), SHOWN_CHARS_MAX);
        StringBuilder shown = new StringBuilder(end + 1);
        raw.substring(0, end).codePoints().forEach(c -> shown.appendCodePoint(isAllowedInName(c) ? c : '?'));
        return end < raw.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static boolean isAllowedInName(int codePoint) {
        boolean bidirectional =
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        return isStorable(codePoint)
                && !Character.isISOControl(codePoint)
                && codePoint != 0x2028
                && codePoint != 0x2029
                && !bidirectional;
    }
}
