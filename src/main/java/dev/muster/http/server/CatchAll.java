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

/// The replacement of the web server's own routing: every request goes to one handler, not decoded, not normalised
/// and not filtered. The web server's response object is not used: answers are written to the connection, see
/// [Heads].
///
/// The web server accepts a routing only from a builder. This class is both the routing and its builder, and accepts
/// no routes.
final class CatchAll implements HttpRouting, HttpRouting.Builder {

    /// The handler of every request.
    @FunctionalInterface
    interface RequestHandler {
        void handle(ConnectionContext connection, RoutingRequest request);
    }

    private final RequestHandler handler;
    private final HttpSecurity security = HttpSecurity.create();

    CatchAll(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public void route(ConnectionContext connection, RoutingRequest request, RoutingResponse response) {
        handler.handle(connection, request);
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
        return new UnsupportedOperationException("This routing has one handler and accepts no routes");
    }
}
