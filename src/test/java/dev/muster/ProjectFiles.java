package dev.muster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files and folders of the project: all but those that tools make or that belong to one machine.
final class ProjectFiles {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".venv", ".idea", ".muster");

    private ProjectFiles() {}

    /// @param root the project's folder; the paths begin with it
    static List<Path> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> isOurs(root.relativize(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path path) {
        for (Path part : path) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
