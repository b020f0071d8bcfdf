package dev.muster.object;

import dev.muster.base.Problem;
import java.util.Arrays;
import java.util.List;

/// The way in which a search compares names with the text that it looks for. The order of the constants is that of
/// the wire's numbers, from 0.
enum NamePattern {
    /// The name and the text have a word in common.
    ANY_WORD,
    BEGINS,
    EXACTLY,
    /// The name begins with the text, and the text ends at the end of a word.
    BEGINS_WITH_PHRASE,
    CONTAINS,
    ENDS;

    /// The pattern with this number on the wire.
    ///
    /// @throws Problem.Invalid `search.pattern`
    static NamePattern of(int number) {
        if (number < 0 || number >= values().length) {
            throw new Problem.Invalid(
                    "search.pattern", "pattern must be 0 to " + (values().length - 1) + ": " + number);
        }
        return values()[number];
    }

    /// Whether a name matches. An empty text matches every name.
    ///
    /// @param key the key of the name, see [dev.muster.base.Text#key]
    /// @param sought the key of the text
    boolean matches(String key, String sought) {
        return sought.isEmpty()
                || switch (this) {
                    case ANY_WORD -> words(sought).stream().anyMatch(words(key)::contains);
                    case BEGINS -> key.startsWith(sought);
                    case EXACTLY -> key.equals(sought);
                    case BEGINS_WITH_PHRASE -> key.startsWith(sought) && isEndOfWord(key, sought.length());
                    case CONTAINS -> key.contains(sought);
                    case ENDS -> key.endsWith(sought);
                };
    }

    private static boolean isEndOfWord(String key, int end) {
        return end == key.length() || !Character.isLetterOrDigit(key.codePointAt(end));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
