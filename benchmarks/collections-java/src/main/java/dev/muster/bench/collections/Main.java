package dev.muster.bench.collections;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks each library once, then measures each in forked JVMs, in turn, and prints the medians as tables.
final class Main {

    private static final List<String> FLAGS = List.of("-XX:+UseCompactObjectHeaders", "-Xms3g", "-Xmx3g");

    private final Report report = new Report();
    private final int size;

    private Main(int size) {
        this.size = size;
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        int runs = 3;
        int size = 1_000_000;
        var libraries = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--size" -> size = Integer.parseInt(arguments[++i]);
                default -> libraries.add(arguments[i]);
            }
        }
        if (!Libraries.NAMES.containsAll(libraries)) {
            System.err.println("bench: the libraries are " + String.join(" ", Libraries.NAMES));
            System.exit(2);
        }
        new Main(size).measure(runs, libraries.isEmpty() ? Libraries.NAMES : libraries);
    }

    private void measure(int runs, List<String> libraries) throws IOException, InterruptedException {
        for (String library : libraries) {
            Check.library(library);
        }
        for (int run = 0; run < runs; run++) {
            for (String library : libraries) {
                System.err.println("run " + (run + 1) + " of " + runs + ": " + library);
                for (Part part : Part.values()) {
                    if (part.of(library) && (run == 0 || part.isRepeated())) {
                        fork(library, part);
                    }
                }
            }
        }
        fork("eclipse", Part.COPY);
        IO.println("%,d entries; JDK %s; %s, G1 and -Xbatch for times, the serial collector for bytes; median of %d forked JVMs; %d processors"
                .formatted(
                        size,
                        Runtime.version(),
                        String.join(" ", FLAGS),
                        runs,
                        Runtime.getRuntime().availableProcessors()));
        report.print(libraries);
    }

    private void fork(String library, Part part) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(part.collector());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
        command.addAll(List.of(library, part.name(), String.valueOf(size)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(library + ", " + part + ": exit code " + process.exitValue());
        }
        output.lines().forEach(line -> {
            String[] figure = line.split("\t", 2);
            report.add(part.figures(), library, figure[0], Double.parseDouble(figure[1]));
        });
    }
}
