package dev.muster.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as the web server received it, not decoded. Only the client's address and the base URL are computed,
/// by the server's settings.
public interface RawRequest {

    /// The length of a body that is sent in chunks, and so is not announced.
    long LENGTH_UNKNOWN = -1;

    String method();

    /// The path as received, with its escapes and without the query.
    String path();

    /// The query as received; empty if there is none.
    String query();

    /// The first value of the header; upper and lower case are equal in its name.
    @Nullable
    String header(String name);

    /// All values of the header, one for each of its lines.
    List<String> headers(String name);

    /// The announced length of the body in bytes: 0 if there is no body, or [#LENGTH_UNKNOWN].
    long bodyLength();

    /// The whole body.
    ///
    /// @throws dev.muster.base.Problem.Invalid `body.too_large`
    byte[] body();

    /// Reserves memory for the request in addition to its body, until it is answered.
    ///
    /// @throws dev.muster.base.Problem.Busy `server.busy`
    void reserve(long bytes);

    /// The client's IP address, as text.
    String remoteAddress();

    /// Whether the client's own connection is encrypted.
    boolean secure();

    /// The scheme, host and context path in front of every route's path.
    String baseUrl();
}
