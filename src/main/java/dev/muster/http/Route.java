package dev.muster.http;

import dev.muster.privilege.Permit;
import java.util.List;

/// One entry of the route table: method, path, permit and handler.
///
/// @param path the path below the context path, such as `/api/securityRoles/{id}`; literal segments match in any
///     case, a trailing slash is optional
/// @param permit the permit that the caller needs; the handler contains the guard that checks it
/// @param name the handler in the route table, such as `RoleRoutes.read`
/// @param safe whether a call changes nothing, so that HEAD may be answered from it
public record Route(Method method, String path, Permit permit, String name, Handler handler, boolean safe) {

    /// The beginnings of the paths about log-ins and their tokens.
    private static final List<String> AROUND_LOG_IN = List.of("/api/auth/", "/api/v2/auth/", "/api/logout");

    public Route {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
            throw new IllegalArgumentException("A route's path begins with a slash and doesn't end with one: " + path);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("A route has a name: " + path);
        }
    }

    /// A route with the usual safety: a GET changes nothing, other methods do.
    public Route(Method method, String path, Permit permit, String name, Handler handler) {
        this(method, path, permit, name, handler, method == Method.GET);
    }

    /// Whether its path has the parameter `{id}`.
    public boolean hasId() {
        return path.contains("{id}");
    }

    /// Whether its answers, refusals too, have the cache headers that answers around log-in have (contract 9).
    public boolean concernsLogIn() {
        return AROUND_LOG_IN.stream().anyMatch(path::startsWith);
    }
}
