package dev.muster.http;

import dev.muster.privilege.Permit;
import java.util.List;

/// One entry of the route table: what is asked, where, what it needs, and who answers.
///
/// @param path below the context path, such as `/api/securityRoles/{id}`; literal segments are
///     matched in any case, a trailing slash is optional
/// @param permit what the caller must have; the guard has been put into the handler by whoever made the route
/// @param name handler as the route table shows it, such as `RoleRoutes.read`
public record Route(Method method, String path, Permit permit, String name, Handler handler) {

    public Route {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
            throw new IllegalArgumentException("A route's path begins with a slash and doesn't end with one: " + path);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("A route has a name: " + path);
        }
    }

    /// Whether its path names one object, by its id.
    public boolean isOfOneObject() {
        return path.contains("{id}");
    }
}
