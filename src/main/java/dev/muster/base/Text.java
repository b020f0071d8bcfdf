package dev.muster.base;

import java.text.Normalizer;
import java.util.Locale;

/// The rules for text that people write: what may be stored, and when two names are the same.
///
/// One place for both, because a text that one database keeps and the other changes, or a name
/// that is "taken" here and free there, would be two truths (contract.md 0.7).
public final class Text {

    /// How much of an offending value a message shows.
    private static final int SHOWN_CHARS_MAX = 80;

    /// Up to here no letter is joined to another.
    private static final int ASCII_MAX = 0x7f;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Text() {}

    /// The name as it is stored: without leading and trailing blanks.
    ///
    /// @param code the problem's code if the name is refused, such as `role.name`
    /// @param charsMax longest name allowed, after trimming
    /// @throws Problem.Invalid if it is blank, too long, holds a control character, a lone surrogate
    ///     or a bidirectional override, or has the form of an id
    public static String name(String raw, String code, int charsMax) {
        String name = stripped(raw);
        if (name.isEmpty() || chars(name) > charsMax) {
            throw new Problem.Invalid(code, "A name has 1 to " + charsMax + " characters: '" + shown(name) + "'");
        }
        if (!name.codePoints().allMatch(Text::mayStandInName)) {
            throw new Problem.Invalid(
                    code,
                    "A name has no control characters, lone surrogates or bidirectional overrides: '" + shown(name)
                            + "'");
        }
        if (Hex.isId(name)) {
            throw new Problem.Invalid(code, "A name of 32 hex digits could be mistaken for an id: '" + name + "'");
        }
        return name;
    }

    /// A description, comment or other free text: as sent, within its length.
    ///
    /// @param code the problem's code if the text is refused
    /// @throws Problem.Invalid if it is too long or holds U+0000 or a lone surrogate, which the two
    ///     databases would not give back alike
    public static String prose(String raw, String code, int charsMax) {
        if (chars(raw) > charsMax) {
            throw new Problem.Invalid(code, "A text of at most " + charsMax + " characters is expected");
        }
        if (!raw.codePoints().allMatch(Text::comesBackAlike)) {
            throw new Problem.Invalid(code, "A text has no null character and no lone surrogate");
        }
        return raw;
    }

    /// The text without the blanks at its ends: white space, and every space that Unicode knows, also those that
    /// no line is broken at. The one place that decides what a blank is.
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

    /// Whether there is nothing but blanks.
    public static boolean isBlank(String raw) {
        return stripped(raw).isEmpty();
    }

    /// Unicode has no blank beyond its first plane.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether something stands in the text that nobody sees, so that it looks like another. What joins letters of
    /// some scripts, or several emoji into one, does not where it stands between such.
    public static boolean hidesSomething(String text) {
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

    /// How long a text is: in characters as Unicode counts them, so that an emoji is one.
    public static int chars(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The key by which uniqueness is judged: Unicode NFC, then case-folded with the root locale.
    ///
    /// May be longer than the name: 250 times `İ` folds to 500 characters.
    public static String key(String name) {
        // Upper then lower folds what lower alone leaves apart, such as 'ß' and 'SS' or 'ς' and 'σ'.
        String folded = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /// An offending value as a message may show it: shortened, and without what a terminal would act on.
    public static String shown(String raw) {
        int end = Math.min(raw.length(), SHOWN_CHARS_MAX);
        StringBuilder shown = new StringBuilder(end + 1);
        raw.substring(0, end).codePoints().forEach(c -> shown.appendCodePoint(mayStandInName(c) ? c : '?'));
        return end < raw.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean comesBackAlike(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static boolean mayStandInName(int codePoint) {
        boolean bidirectional =
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        return comesBackAlike(codePoint)
                && !Character.isISOControl(codePoint)
                && codePoint != 0x2028
                && codePoint != 0x2029
                && !bidirectional;
    }
}
