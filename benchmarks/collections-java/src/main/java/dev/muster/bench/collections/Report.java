package dev.muster.bench.collections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps every figure of every fork and prints the medians as Markdown.
final class Report {

    private final Map<String, Map<String, Map<String, List<Double>>>> figures = new LinkedHashMap<>();

    void add(String part, String library, String name, double value) {
        figures.computeIfAbsent(part, _ -> new LinkedHashMap<>())
                .computeIfAbsent(library, _ -> new LinkedHashMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(value);
    }

    void print(List<String> libraries) {
        IO.println("\nBy id, hashed (bytes, build, walk: per entry; ns of processor time; in brackets bytes allocated):");
        table("hash", libraries, List.of("bytes", "build", "get", "miss", "walk", "replace", "insert", "remove"));
        ways("hash", libraries, "build");
        ways("hash", libraries, "walk");
        IO.println("\nBy name, sorted (ns; a page is the first 50 from a name on):");
        table("sorted", libraries, List.of("bytes", "build", "get", "page", "walk", "replace", "insert", "remove"));
        ways("sorted", libraries, "build");
        IO.println("\nBytes of a small set, beside its members:");
        table("sets", libraries, List.of("set of 0", "set of 1", "set of 2", "set of 4", "set of 8"));
        median("copy", "eclipse", "replace")
                .ifPresent(ns -> IO.println("\nEclipse Collections, one put into an immutable map: %,.0f ms, %,.0f KB"
                        .formatted(ns / 1e6, median("copy", "eclipse", "replace garbage").orElse(0.0) / 1024)));
    }

    private void table(String part, List<String> libraries, List<String> names) {
        IO.println("| library | " + String.join(" | ", names) + " |");
        IO.println("|---" + "|---:".repeat(names.size()) + "|");
        for (String library : libraries) {
            if (figures.getOrDefault(part, Map.of()).containsKey(library)) {
                IO.println(names.stream()
                        .map(name -> cell(part, library, name))
                        .collect(Collectors.joining(" | ", "| " + library + " | ", " |")));
            }
        }
    }

    private String cell(String part, String library, String name) {
        String value = median(part, library, name).map(Report::shown).orElse("–");
        if (library.equals("jdk") && List.of("insert", "remove").contains(name)) {
            return "–"; // In place: after the first round there is nothing left to insert or to remove.
        }
        boolean changes = List.of("replace", "insert", "remove").contains(name);
        return changes
                ? value + " (" + median(part, library, name + " garbage").map(Report::shown).orElse("–") + ")"
                : value;
    }

    /// Every way to do `what`, cheapest libraries not first: in the order of the candidates.
    private void ways(String part, List<String> libraries, String what) {
        IO.println("\nThe ways to " + what + ", ns per entry, measured once:");
        for (String library : libraries) {
            var names = figures.getOrDefault(part, Map.of()).getOrDefault(library, Map.of()).keySet();
            String line = names.stream()
                    .filter(name -> name.startsWith(what + " ") && !name.endsWith(" garbage"))
                    .map(name -> name.substring(what.length() + 1) + " " + cell(part, library, name))
                    .collect(Collectors.joining(", "));
            if (!line.isEmpty()) {
                IO.println("* " + library + ": " + line);
            }
        }
    }

    private Optional<Double> median(String part, String library, String name) {
        var values = figures.getOrDefault(part, Map.of())
                .getOrDefault(library, Map.of())
                .getOrDefault(name, List.of())
                .stream()
                .sorted()
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() / 2));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.1f" : "%,.0f", value);
    }
}
