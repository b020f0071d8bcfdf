package dev.muster.http.server;

import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.function.Supplier;

/// Takes the place of the web server's own routing: every request goes to one handler, before
/// anything has been decoded or normalised, and no filter stands in front of it. The web server's
/// response is left alone: answers are written to the connection, see [Heads].
///
/// The web server takes a routing only from a builder of this type; this one is both, and can't be added to.
final class CatchAll implements HttpRouting, HttpRouting.Builder {

    /// What is done with every request.
    @FunctionalInterface
    interface Everything {
        void route(ConnectionContext connection, RoutingRequest request);
    }

    private final Everything everything;
    private final HttpSecurity security = HttpSecurity.create();

    CatchAll(Everything everything) {
        this.everything = everything;
    }

    @Override
    public void route(ConnectionContext connection, RoutingRequest request, RoutingResponse response) {
        everything.route(connection, request);
    }

    @Override
    public HttpSecurity security() {
        return security;
    }

    @Override
    public HttpRouting build() {
        return this;
    }

    @Override
    public HttpRouting.Builder copy() {
        return this;
    }

    @Override
    public HttpRouting.Builder register(HttpService... services) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder register(String path, HttpService... services) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder route(HttpRoute route) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder addFilter(Filter filter) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder addFeature(Supplier<? extends HttpFeature> feature) {
        throw closed();
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(Class<T> thrown, ErrorHandler<? super T> handler) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(int maxReRouteCount) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder security(HttpSecurity other) {
        throw closed();
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("Every request goes to one handler");
    }
}
