package dev.muster.testing.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.http.Method;
import dev.muster.http.Reply;
import dev.muster.http.Route;
import dev.muster.privilege.Permit;

/// The description of one route.
///
/// @param path path below the context path, with `{…}` for parameters
/// @param text the operation object of OpenAPI
public record ApiOperation(Method method, String path, JsonNode text) {

    /// The permit that the route needs.
    public Permit permit() {
        return Permit.valueOf(text.path("x-permit").asText());
    }

    /// Whether the description says that the route needs no session.
    public boolean open() {
        return text.has("security") && text.get("security").isEmpty();
    }

    /// Whether a call changes nothing: a GET that is not described as unsafe.
    public boolean safe() {
        return method == Method.GET && text.path("x-safe").asBoolean(true);
    }

    /// The same as a route, so that the server's own router finds it.
    Route route() {
        return new Route(method, path, permit(), toString(), request -> Reply.noContent(), safe());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
