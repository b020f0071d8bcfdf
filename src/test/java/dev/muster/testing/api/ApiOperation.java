package dev.muster.testing.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.http.Method;
import dev.muster.http.Reply;
import dev.muster.http.Route;
import dev.muster.privilege.Permit;

/// What the description says of one route.
///
/// @param path below the context path
/// @param text all of it
public record ApiOperation(Method method, String path, JsonNode text) {

    /// What the route asks of its caller.
    public Permit permit() {
        return Permit.valueOf(text.path("x-permit").asText());
    }

    /// Whether it is said to need no session.
    public boolean open() {
        return text.has("security") && text.get("security").isEmpty();
    }

    /// Whether asking changes nothing; else it says so of itself.
    public boolean safe() {
        return method == Method.GET && text.path("x-safe").asBoolean(true);
    }

    /// As a route, so that the server's own router finds it.
    Route route() {
        return new Route(method, path, permit(), toString(), request -> Reply.noContent(), safe());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
