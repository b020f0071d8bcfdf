package dev.muster.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as the web server hands it over: raw, but for who called and by which address, which
/// the server's settings decide.
public interface RawRequest {

    /// Length of a body that comes in chunks, so that nobody knows.
    long LENGTH_UNKNOWN = -1;

    String method();

    /// As it arrived, without the query, escapes and all.
    String path();

    /// As it arrived, or empty.
    String query();

    /// The first value of the header, whose name is matched in any case.
    @Nullable
    String header(String name);

    /// All values of the header, one for each time it was sent.
    List<String> headers(String name);

    /// Length of the body as announced, 0 if there is none, [#LENGTH_UNKNOWN].
    long bodyLength();

    /// The whole body.
    ///
    /// @throws dev.muster.base.Problem.Invalid `body.too_large`
    byte[] body();

    /// The client's address, as text.
    String remoteAddress();

    /// Whether the client's own connection is encrypted.
    boolean secure();

    /// Scheme, host and context path in front of every route's path.
    String baseUrl();
}
