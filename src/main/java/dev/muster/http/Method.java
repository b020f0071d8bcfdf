package dev.muster.http;

import java.util.Optional;

/// The HTTP method of a route. The router itself answers OPTIONS, and HEAD from a GET that is safe, so no route
/// names these two.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// The method with the name, which must be in upper case as on the wire.
    static Optional<Method> of(String name) {
        return switch (name) {
            case "GET", "HEAD" -> Optional.of(GET);
            case "POST" -> Optional.of(POST);
            case "PUT" -> Optional.of(PUT);
            case "PATCH" -> Optional.of(PATCH);
            case "DELETE" -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }
}
