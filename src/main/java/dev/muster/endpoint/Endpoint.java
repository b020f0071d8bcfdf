package dev.muster.endpoint;

import dev.muster.http.Method;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import dev.muster.privilege.Permit;

/// A route as a feature declares it: method, path, permit and handler. [Guard#route] turns it into a route of the
/// server, so every route has the guard in front of it.
///
/// @param path the path below the context path
/// @param name the handler method, such as `RoleRoutes.read`
/// @param safe whether a call changes nothing; then HEAD is answered by the same handler
public record Endpoint(Method method, String path, Permit permit, String name, Action action, boolean safe) {

    /// The handler of an endpoint.
    public sealed interface Action {}

    /// The handler of calls with a session.
    @FunctionalInterface
    public non-sealed interface Guarded extends Action {
        Reply answer(Call call);
    }

    /// The handler of calls with a session about the one object that the path names.
    @FunctionalInterface
    public interface OfObject<T> {
        Reply answer(Call call, T id);
    }

    /// The handler of requests without a session. Its permit is [Permit#PUBLIC].
    @FunctionalInterface
    public non-sealed interface Open extends Action {
        Reply answer(Picture picture, Request request);
    }

    public Endpoint {
        boolean open = action instanceof Open;
        if (open != (permit == Permit.PUBLIC)) {
            throw new IllegalArgumentException("Open endpoints, and no others, have the permit PUBLIC: " + path);
        }
    }

    private Endpoint(Method method, String path, Permit permit, String name, Action action) {
        this(method, path, permit, name, action, method == Method.GET);
    }

    public static Endpoint get(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.GET, path, permit, name, action);
    }

    /// A GET that changes something, because clients of the original server send it so. HEAD is not answered by it.
    public static Endpoint getThatChanges(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.GET, path, permit, name, action, false);
    }

    public static Endpoint post(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.POST, path, permit, name, action);
    }

    public static Endpoint put(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.PUT, path, permit, name, action);
    }

    public static Endpoint patch(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.PATCH, path, permit, name, action);
    }

    public static Endpoint delete(String path, Permit permit, String name, Guarded action) {
        return new Endpoint(Method.DELETE, path, permit, name, action);
    }

    public static <T> Endpoint get(String path, Permit permit, PathId<T> id, String name, OfObject<T> action) {
        return get(path, permit, name, call -> action.answer(call, id.of(call)));
    }

    public static <T> Endpoint post(String path, Permit permit, PathId<T> id, String name, OfObject<T> action) {
        return post(path, permit, name, call -> action.answer(call, id.of(call)));
    }

    public static <T> Endpoint put(String path, Permit permit, PathId<T> id, String name, OfObject<T> action) {
        return put(path, permit, name, call -> action.answer(call, id.of(call)));
    }

    public static <T> Endpoint patch(String path, Permit permit, PathId<T> id, String name, OfObject<T> action) {
        return patch(path, permit, name, call -> action.answer(call, id.of(call)));
    }

    public static <T> Endpoint delete(String path, Permit permit, PathId<T> id, String name, OfObject<T> action) {
        return delete(path, permit, name, call -> action.answer(call, id.of(call)));
    }

    /// An endpoint without a session.
    public static Endpoint open(Method method, String path, String name, Open action) {
        return new Endpoint(method, path, Permit.PUBLIC, name, action);
    }
}
