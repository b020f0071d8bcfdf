package dev.muster;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words that a glossary defines: the bold text in the first column of its tables.
///
/// @param words in the order of the document; a word may be several, such as `use case`
record Glossary(List<String> words) {

    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\|([^|]*)\\|");

    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    /// The border between the words of a name in camel case.
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    static Glossary of(String document) {
        return new Glossary(FIRST_COLUMN
                .matcher(document)
                .results()
                .flatMap(column -> BOLD.matcher(column.group(1)).results())
                .map(word -> word.group(1))
                .toList());
    }

    /// The words that a text uses nowhere, neither in its sentences nor in its names: `use case` is also in `UseCases`
    /// and `USE_CASE`.
    List<String> notIn(String text) {
        String normalized = normalized(text);
        return words.stream()
                .filter(word -> !Pattern.compile("\\b" + plural(normalized(word)) + "\\b")
                        .matcher(normalized)
                        .find())
                .toList();
    }

    /// Those of the words that the glossary does not define.
    List<String> lacks(Collection<String> expected) {
        return expected.stream().filter(word -> !words.contains(word)).toList();
    }

    /// A pattern for the word and its plural.
    private static String plural(String word) {
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "(y|ies)" : word + "(s|es)?";
    }

    /// Words in lower case with one blank between them, without the possessive.
    private static String normalized(String text) {
        Stream<MatchResult> words = Pattern.compile("[A-Za-z0-9]+")
                .matcher(HUMP.matcher(text.replace("'s", "")).replaceAll(" "))
                .results();
        return String.join(" ", words.map(MatchResult::group).toList()).toLowerCase(Locale.ROOT);
    }
}
