package dev.muster.http;

import dev.muster.base.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the route for a method and a path.
///
/// Upper and lower case are equal in literal segments, and a literal segment wins over `{x}`. One trailing slash is
/// optional. A stray `/api` in front of the context path is dropped, because documented samples have it
/// (contract 0.1). The raw path is split at its slashes before each segment is decoded, so an escaped slash is
/// part of its segment. Nothing else is normalised: an empty segment (`//`), `.` and `..` are ordinary segments,
/// which no route has.
public final class Router {

    private static final String STRAY = "/api";
    private static final String HEAD = "HEAD";

    private final String contextPath;
    private final List<Route> routes;
    private final Node root = new Node();

    /// @param contextPath the prefix of every route's path: empty, or `/Name`
    /// @throws IllegalArgumentException if two routes are the same
    public Router(String contextPath, List<Route> routes) {
        this.contextPath = contextPath;
        this.routes = List.copyOf(routes);
        this.routes.forEach(this::add);
    }

    /// The result of the search for a route.
    public sealed interface Match {}

    /// The route with the path and the method.
    ///
    /// @param names the names of the path's parameters
    /// @param values the values of the path's parameters, decoded, in the same order
    public record Found(Route route, List<String> names, List<String> values) implements Match {}

    /// The result if no route has the path.
    public record Unknown() implements Match {}

    /// The result if routes have the path, but none of them has the method.
    ///
    /// @param allow the value of the `Allow` header
    public record WrongMethod(String allow) implements Match {}

    /// Finds the route.
    ///
    /// @param path the path as received, without the query
    /// @throws Problem.Invalid `url.malformed`
    public Match match(String method, String path) {
        requirePlain(path);
        int start = afterContext(path);
        List<String> values = new ArrayList<>(2);
        Node node = start < 0 ? null : root.find(path, start, end(path, start), values);
        if (node == null) {
            return new Unknown();
        }
        Node.@Nullable Leaf leaf = Method.of(method).map(node.leaves::get).orElse(null);
        if (leaf == null || (method.equals(HEAD) && !leaf.route.safe())) {
            return new WrongMethod(node.allow());
        }
        return new Found(leaf.route, leaf.names, values);
    }

    /// The methods of all routes, for `OPTIONS *`.
    public String allowAnywhere() {
        return routes.stream()
                .map(route -> route.method().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "", ", HEAD, OPTIONS"));
    }

    /// Refuses characters outside of printable ASCII: a URL has them as escapes only.
    private static void requirePlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) > '~') {
                throw new Problem.Invalid(
                        "url.malformed", "The URL has characters that must be percent-encoded, such as blanks");
            }
        }
    }

    private void add(Route route) {
        Node node = root;
        List<String> names = new ArrayList<>();
        for (String segment : route.path().substring(1).split("/", -1)) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                names.add(segment.substring(1, segment.length() - 1));
                node = node.parameter();
            } else {
                node = node.literal(segment.toLowerCase(Locale.ROOT));
            }
        }
        if (node.leaves.putIfAbsent(route.method(), new Node.Leaf(route, List.copyOf(names))) != null) {
            throw new IllegalArgumentException("Two routes for " + route.method() + " " + route.path());
        }
    }

    /// The index after the context path and its slash; -1 if the path is not below the context path.
    private int afterContext(String path) {
        int start = startsWith(path, 0, contextPath) ? contextPath.length() : -1;
        if (start < 0 && startsWith(path, 0, STRAY) && startsWith(path, STRAY.length(), contextPath)) {
            start = STRAY.length() + contextPath.length();
        }
        return start >= 0 && start < path.length() && path.charAt(start) == '/' ? start + 1 : -1;
    }

    /// The index of the path's end, without one optional trailing slash.
    private static int end(String path, int start) {
        int last = path.length() - 1;
        return last > start && path.charAt(last) == '/' ? last : path.length();
    }

    private static boolean startsWith(String path, int from, String prefix) {
        return from + prefix.length() <= path.length() && sameIgnoringCase(path, from, prefix, prefix.length());
    }

    /// Ignores case in ASCII only, because in Unicode the Kelvin sign would equal a k.
    private static boolean sameIgnoringCase(String path, int from, String literal, int length) {
        for (int i = 0; i < length; i++) {
            if (lower(path.charAt(from + i)) != lower(literal.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /// A node in the tree of segments. The tree is built once and then only read.
    private static final class Node {
        private final Map<Method, Leaf> leaves = new TreeMap<>();
        private final Map<String, Node> literals = new HashMap<>();
        private Node[] children = {};
        private String[] names = {};
        private @Nullable Node parameter;

        private record Leaf(Route route, List<String> names) {}

        private Node literal(String segment) {
            Node child = literals.computeIfAbsent(segment, _ -> new Node());
            names = literals.keySet().toArray(String[]::new);
            children = literals.values().toArray(Node[]::new);
            return child;
        }

        private Node parameter() {
            parameter = parameter == null ? new Node() : parameter;
            return parameter;
        }

        /// The node for the rest of the path. Adds the values of the parameters on the way to `values`.
        private @Nullable Node find(String path, int start, int end, List<String> values) {
            if (start > end) {
                return leaves.isEmpty() ? null : this;
            }
            int slash = path.indexOf('/', start);
            int stop = slash < 0 || slash > end ? end : slash;
            String decoded = decoded(path, start, stop);
            Node literal = decoded == null ? child(path, start, stop) : child(decoded, 0, decoded.length());
            Node found = literal == null ? null : literal.find(path, stop + 1, end, values);
            if (found != null || parameter == null || start == stop) {
                return found;
            }
            int size = values.size();
            values.add(decoded == null ? path.substring(start, stop) : decoded);
            found = parameter.find(path, stop + 1, end, values);
            if (found == null) {
                values.subList(size, values.size()).clear();
            }
            return found;
        }

        /// The segment with its escapes decoded, or null if it has no escapes.
        private static @Nullable String decoded(String path, int start, int stop) {
            int percent = path.indexOf('%', start);
            return percent < 0 || percent >= stop ? null : PercentEncoding.segment(path.substring(start, stop));
        }

        private @Nullable Node child(String path, int start, int stop) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].length() == stop - start && sameIgnoringCase(path, start, names[i], stop - start)) {
                    return children[i];
                }
            }
            return null;
        }

        private String allow() {
            boolean safe = leaves.values().stream().anyMatch(leaf -> leaf.route.safe());
            String head = safe ? "HEAD, OPTIONS" : "OPTIONS";
            return leaves.keySet().stream().map(Method::name).collect(Collectors.joining(", ", "", ", " + head));
        }
    }
}
