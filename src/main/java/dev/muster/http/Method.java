package dev.muster.http;

import java.util.Optional;

/// What a route can be asked to do. The router answers HEAD from a GET that is safe, and OPTIONS, so no route names
/// them.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// The method of that name, as the wire spells it: upper case, exactly.
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
