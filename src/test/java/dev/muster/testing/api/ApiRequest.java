package dev.muster.testing.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;

/// A request of a test to a server.
///
/// @param path raw path, with the context path
/// @param query raw query; empty if there is none
public record ApiRequest(String method, String path, String query) {

    /// The method and the URL of the request.
    public static ApiRequest of(HttpRequest request) {
        URI uri = request.uri();
        return new ApiRequest(request.method(), uri.getRawPath(), uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    /// Whether the request selects members by `fields`.
    boolean someFields() {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("fields="))
                .flatMap(parameter -> Arrays.stream(parameter.substring(7).split("%2C|,", -1)))
                .map(name -> name.replace("+", " ").replace("%20", " ").strip())
                .anyMatch(name -> !name.isEmpty());
    }

    boolean head() {
        return method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
