package dev.muster.testing;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Names and texts as people write them, with difficult characters among them.
final class RandomWords {

    private static final List<String> PARTS = List.of(
            "Ana",
            "lyst",
            "Sales",
            "ops",
            "Büro",
            "Straße",
            "STRASSE",
            "İstanbul",
            "ı",
            "Ωmega",
            "ﬁ",
            "日本",
            "🎲",
            "👩‍👩‍👧",
            "é",
            "e\u0301",
            "O'Brien",
            "\"quoted\"",
            "back\\slash",
            "</tag>",
            "%41",
            "a;b",
            "--",
            "~",
            "_",
            "x");

    private static final List<String> PROSE = List.of(
            "",
            "",
            "plain",
            "two\nlines\r\n",
            "\ttab",
            "ctrl\u0001\u001f\u007f",
            "sep\u2028\u2029",
            "ends\\",
            "{\"a\":1}");

    private final RandomGenerator random;

    RandomWords(RandomGenerator random) {
        this.random = random;
    }

    /// A name without blanks at its ends that isn't taken.
    String name(Predicate<String> inUse) {
        String name = word();
        while (name.isEmpty() || name.length() > 250 || inUse.test(name)) {
            name = word() + random.nextInt(1000);
        }
        return name;
    }

    String prose() {
        return PROSE.get(random.nextInt(PROSE.size())) + (random.nextInt(3) == 0 ? word() : "");
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        int parts = random.nextInt(20) == 0 ? 30 : 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            word.append(random.nextInt(4) == 0 ? " " : "").append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return word.toString().strip();
    }
}
