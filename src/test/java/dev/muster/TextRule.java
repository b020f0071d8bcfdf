package dev.muster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rules of CONTRIBUTING.md for the text of any file: each is a pattern that occurs nowhere. The patterns are
/// split, so that this file is not among the findings.
enum TextRule {
    OPEN_END("an open end names no issue", "", "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?! ?\\(?#\\d)"),
    REGISTRY(
            "the address of a package registry",
            "",
            "(repo1?|plugins)\\.(maven|gradle)\\.\\w|registry\\.(npm" + "js|yarn" + "pkg)" + "|(\\b|files\\.)(py"
                    + "pi\\.org|python" + "hosted\\.org)|central\\.sona" + "type|jit" + "pack\\.io"),
    MOCK("a mock library", "", "(?i)mock" + "ito|easy" + "mock|power" + "mock|jmock" + "it"),
    SKIPPED(
            "a test that may be skipped",
            "src/test",
            "@(Disabled|Enabled|Ignore)\\w*|\\bAssum" + "(ptions|e)\\b|\\bassum" + "e\\w+\\("),
    BROKEN_COMMENT("a line within a doc comment that lacks the third slash", "src", "(?m)^ *///.*\\R *// .*"),
    SLEEP("a test that sleeps", "src/test", "\\bThread\\.sle" + "ep|TimeUnit\\.\\w+\\.sle" + "ep");

    private final String fault;
    private final Path below;
    private final Pattern pattern;

    TextRule(String fault, String below, String pattern) {
        this.fault = fault;
        this.below = Path.of(below);
        this.pattern = Pattern.compile(pattern);
    }

    /// What breaks a rule, one sentence a finding.
    ///
    /// @param file relative to the project's folder
    static List<String> findings(Path file, String text) {
        List<String> findings = new ArrayList<>();
        for (TextRule rule : values()) {
            if (rule.isAbout(file)) {
                rule.pattern
                        .matcher(text)
                        .results()
                        .forEach(found ->
                                findings.add(file + ":" + line(text, found) + " " + rule.fault + ": " + found.group()));
            }
        }
        return findings;
    }

    private boolean isAbout(Path file) {
        return below.toString().isEmpty() || file.startsWith(below);
    }

    private static long line(String text, MatchResult found) {
        return text.substring(0, found.start()).chars().filter(c -> c == '\n').count() + 1;
    }
}
