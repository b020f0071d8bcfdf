package dev.muster.privilege;

import java.util.ArrayList;
import java.util.List;

/// Comma-separated values as in RFC 4180: a quoted field may hold commas, line ends and doubled quotes.
final class Csv {

    private final String text;
    private int next;

    private Csv(String text) {
        this.text = text;
    }

    /// The fields of every line. A line end after the last line begins no other line.
    ///
    /// @throws IllegalArgumentException if a quoted field has no end, or something stands behind it
    static List<List<String>> lines(String text) {
        return new Csv(text).lines();
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (next < text.length()) {
            List<String> line = new ArrayList<>();
            line.add(field());
            while (takes(',')) {
                line.add(field());
            }
            takes('\r');
            if (!takes('\n') && next < text.length()) {
                throw new IllegalArgumentException("unexpected text at character " + next);
            }
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private String field() {
        if (takes('"')) {
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
            if (!takes('"')) {
                field.append(text.charAt(next++));
            } else if (takes('"')) {
                field.append('"');
            } else {
                return field.toString();
            }
        }
        throw new IllegalArgumentException("a quoted field has no end");
    }

    private boolean takes(char expected) {
        boolean taken = next < text.length() && text.charAt(next) == expected;
        next += taken ? 1 : 0;
        return taken;
    }
}
