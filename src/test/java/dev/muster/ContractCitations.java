package dev.muster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds citations of `docs/contract.md` in a text, and the paragraphs that the document has.
///
/// A citation is the word, with or without `.md`, and one number or more: with commas, "and", or "to" between
/// them. It may continue on the next line, after the comment sign.
final class ContractCitations {

    private static final String NUMBER = "\\d+(?:\\.\\d+)*";

    /// A gap between two words; the line may end there.
    private static final String GAP = "(?:[ \\t]+|[ \\t]*\\R[ \\t]*(?://+|#+|\\*+)?[ \\t]*)";

    private static final String SEPARATOR = "(?:,|" + GAP + "and\\b|" + GAP + "to\\b)" + GAP;

    private static final Pattern CITATION =
            Pattern.compile("\\b[Cc]ontract(?:\\.md)?" + GAP + "(" + NUMBER + "(?:" + SEPARATOR + NUMBER + ")*)");

    private static final Pattern PART = Pattern.compile("(?:\\b(to)\\b\\D*)?(" + NUMBER + ")");

    private static final Pattern HEADING = Pattern.compile("(?m)^##+ (" + NUMBER + ")\\.? \\S");

    private ContractCitations() {}

    /// A cited paragraph.
    ///
    /// @param line 1 or more; the line where the citation begins
    /// @param number such as `2.5`
    record Cited(int line, String number) {}

    /// Every paragraph that the text cites; a range also cites the paragraphs between its ends.
    static List<Cited> of(String text) {
        return CITATION.matcher(text)
                .results()
                .flatMap(citation -> {
                    long ends = text.chars()
                            .limit(citation.start())
                            .filter(c -> c == '\n')
                            .count();
                    return numbers(citation.group(1)).map(number -> new Cited((int) ends + 1, number));
                })
                .toList();
    }

    /// The numbers of all headings of the document.
    static Set<String> paragraphs(String document) {
        return HEADING.matcher(document)
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> numbers(String list) {
        var numbers = new ArrayList<String>();
        for (MatchResult part : PART.matcher(list).results().toList()) {
            if (part.group(1) != null) {
                numbers.addAll(between(numbers.getLast(), part.group(2)));
            }
            numbers.add(part.group(2));
        }
        return numbers.stream();
    }

    /// The numbers between two ends that differ in their last part only; none between others.
    private static List<String> between(String from, String to) {
        int[] first = parts(from);
        int[] last = parts(to);
        int end = first.length - 1;
        if (first.length != last.length || Arrays.mismatch(first, last) != end) {
            return List.of();
        }
        String head = from.substring(0, from.lastIndexOf('.') + 1);
        return IntStream.range(first[end] + 1, last[end])
                .mapToObj(part -> head + part)
                .toList();
    }

    private static int[] parts(String number) {
        return Pattern.compile("\\.")
                .splitAsStream(number)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
