package dev.muster.http;

import java.util.Optional;

/// The HTTP method of a route. No route has the methods OPTIONS and HEAD: the server answers OPTIONS itself, and
/// HEAD by the handler of a safe GET.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// The method of the routes that serve requests with this method; for HEAD it is GET.
    ///
    /// @param name the method of the request, in upper case
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
