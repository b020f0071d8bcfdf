package dev.muster;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The links in a Markdown file, and the anchors in it that a link may name. Code is left out: brackets in it are no
/// link.
///
/// @param prose the file without its fenced code
record MarkdownFile(String prose) {

    private static final Pattern FENCED_CODE =
            Pattern.compile("(?ms)^ {0,3}(`{3,}|~{3,})[^\\n]*$.*?(?:^ {0,3}\\1[`~]*[ \\t]*$|\\z)");
    /// On one or more lines, but never beyond a blank one.
    private static final Pattern CODE = Pattern.compile("(?s)(?<!`)(`+)(?!`)((?!\\n[ \\t]*\\n).)+?(?<!`)\\1(?!`)");

    private static final String TITLE = "(?:\\s+(?:\"[^\"]*\"|'[^']*'))?";
    private static final Pattern INLINE =
            Pattern.compile("]\\(\\s*(<[^>\\n]*>|(?:[^\\s()]|\\([^\\s()]*\\))*)" + TITLE + "\\s*\\)");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^ {0,3}\\[([^]\\n]+)]:[ \\t]*(\\S+)");
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)]\\[([^\\[\\]]*)]");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)<\\w[^>]*?\\s(?:href|src)\\s*=\\s*[\"']([^\"']*)[\"']");

    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+(.*?)[ \\t]*#*[ \\t]*$");
    private static final Pattern ANCHOR = Pattern.compile("(?i)<\\w[^>]*?\\s(?:id|name)\\s*=\\s*[\"']([^\"']+)[\"']");

    /// The characters that an anchor loses: all but letters, digits, `_`, `-` and blanks.
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]");

    /// @param text the whole file
    static MarkdownFile of(String text) {
        return new MarkdownFile(FENCED_CODE.matcher(text).replaceAll(""));
    }

    /// The targets of the links and pictures, as they are written.
    List<String> targets() {
        String text = withoutCode();
        return Stream.of(groups(INLINE, text, 1), groups(DEFINITION, text, 2), groups(ATTRIBUTE, text, 1))
                .flatMap(targets -> targets)
                .map(target -> target.startsWith("<") ? target.substring(1, target.length() - 1) : target)
                .toList();
    }

    /// The labels that a link names and no line of the file defines, such as `b` in `[a][b]`.
    Set<String> undefinedLabels() {
        String text = withoutCode();
        Set<String> defined =
                groups(DEFINITION, text, 1).map(MarkdownFile::label).collect(toSet());
        return REFERENCE
                .matcher(text)
                .results()
                .map(found -> label(found.group(found.group(2).isEmpty() ? 1 : 2)))
                .filter(label -> !defined.contains(label))
                .collect(toSet());
    }

    /// The names after `#` that lead to a heading or to an `id`, as GitHub makes them: a heading that occurs again
    /// gets a number.
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Stream<String> headings = groups(HEADING, prose, 1)
                .map(MarkdownFile::anchor)
                .map(anchor -> {
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    return before == 0 ? anchor : anchor + "-" + before;
                });
        return Stream.concat(headings, groups(ANCHOR, withoutCode(), 1)).collect(Collectors.toUnmodifiableSet());
    }

    private String withoutCode() {
        return CODE.matcher(prose).replaceAll("");
    }

    private static String anchor(String heading) {
        String shown = heading.replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
        return PUNCTUATION.matcher(shown).replaceAll("").replace(' ', '-');
    }

    private static String label(String written) {
        return written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> groups(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(group));
    }
}
