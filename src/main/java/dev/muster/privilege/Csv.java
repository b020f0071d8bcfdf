package dev.muster.privilege;

import java.util.ArrayList;
import java.util.List;

/// A parser for comma-separated values (RFC 4180): a quoted field may have commas, line ends and doubled quotes.
final class Csv {

    private final String text;
    private int next;

    private Csv(String text) {
        this.text = text;
    }

    /// The fields of each line. A line end at the end of the text does not start another line.
    ///
    /// @throws IllegalArgumentException if a quoted field has no closing quote, or text follows its closing quote
    static List<List<String>> lines(String text) {
        return new Csv(text).lines();
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (next < text.length()) {
            List<String> line = new ArrayList<>();
            line.add(field());
            while (accept(',')) {
                line.add(field());
            }
            accept('\r');
            if (!accept('\n') && next < text.length()) {
                throw new IllegalArgumentException("Unexpected text after a field, at character " + next);
            }
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private String field() {
        if (accept('"')) {
            return quoted();
        }
        int start = next;
        while (next < text.length() && ",\r\n".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(start, next);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        while (next < text.length()) {
            if (!accept('"')) {
                field.append(text.charAt(next++));
            } else if (accept('"')) {
                field.append('"');
            } else {
                return field.toString();
            }
        }
        throw new IllegalArgumentException("A quoted field has no closing quote");
    }

    /// Consumes the next character if it is the expected one.
    private boolean accept(char expected) {
        boolean matches = next < text.length() && text.charAt(next) == expected;
        next += matches ? 1 : 0;
        return matches;
    }
}
