package dev.muster;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The relative links of all Markdown files below a folder. Each leads to a file or folder there, with its exact name,
/// and to a heading if it names one. A link with a scheme, such as `https:`, is not followed.
final class DocumentLinks {

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

    private final SortedMap<Path, MarkdownFile> documents = new TreeMap<>();
    private final Set<Path> paths;

    /// @param root the project's folder, absolute
    DocumentLinks(Path root) throws IOException {
        paths = Set.copyOf(ProjectFiles.below(root));
        for (Path path : paths) {
            if (path.toString().endsWith(".md")) {
                documents.put(path, MarkdownFile.of(Files.readString(path)));
            }
        }
    }

    /// The Markdown files that are read, by their paths.
    Set<Path> documents() {
        return documents.keySet();
    }

    /// The number of relative links in all documents together.
    long count() {
        return documents.values().stream()
                .flatMap(document -> document.targets().stream())
                .filter(DocumentLinks::isRelative)
                .count();
    }

    /// The links that lead nowhere, one sentence each, sorted by file.
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        documents.forEach((file, document) -> {
            document.targets().stream().filter(DocumentLinks::isRelative).forEach(target -> fault(file, target)
                    .ifPresent(fault -> findings.add(file + ": " + target + " " + fault)));
            document.undefinedLabels().forEach(label -> findings.add(file + ": [" + label + "] is not defined"));
        });
        return findings;
    }

    private Optional<String> fault(Path file, String target) {
        URI link;
        try {
            link = new URI(target);
        } catch (URISyntaxException e) {
            return Optional.of("is no address: " + e.getReason());
        }
        String path = link.getPath();
        if (path.startsWith("/")) {
            return Optional.of("begins with /, but a link is relative to its file");
        }
        Path there = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!paths.contains(there)) {
            return Optional.of("does not exist");
        }
        String fragment = link.getFragment();
        if (fragment == null) {
            return path.isEmpty() ? Optional.of("is empty") : Optional.empty();
        }
        MarkdownFile document = documents.get(there);
        return document != null && document.anchors().contains(fragment)
                ? Optional.empty()
                : Optional.of("names a heading that does not exist");
    }

    private static boolean isRelative(String target) {
        return !SCHEME.matcher(target).matches();
    }
}
