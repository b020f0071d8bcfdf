package dev.muster.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of a handler to a request: status, headers, body. Immutable.
///
/// The web server adds the headers that every answer has, and applies the caller's `fields` to successful JSON bodies.
/// Handlers do neither, but for an answer with a tag, which depends on the selected members.
public final class Reply {

    /// The cache headers of an answer; neither lets a cache store it.
    public enum Caching {
        /// `no-store` alone.
        NO_STORE,
        /// The headers of answers around log-in, which older caches understand too.
        NO_STORE_AUTH
    }

    /// Writes a body piece by piece. An exception after the first bytes are sent closes the connection.
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The kinds of bodies.
    public sealed interface Body {

        /// No body.
        record None() implements Body {}

        /// Rendered JSON.
        record Ready(RenderedBody renderedBody) implements Body {}

        /// A value that is rendered as JSON.
        record Value(Object value) implements Body {}

        /// A JSON array that is streamed: one element at a time is in memory.
        ///
        /// @param member the name of the only member of the object around the array; null for a bare array
        record Elements(@Nullable String member, Iterator<?> elements) implements Body {}

        /// Rendered content that is not JSON.
        ///
        /// @param type the content type
        record Content(String type, RenderedBody bytes) implements Body {}

        /// Streamed content that is not JSON.
        ///
        /// @param type the content type
        record Streamed(String type, Writer writer) implements Body {}
    }

    /// A header, linked to the header that was set before it.
    ///
    /// @param before null for the first header
    public record Header(
            String name, String value, @Nullable Header before) {}

    private static final Body NONE = new Body.None();
    private static final Reply NO_CONTENT = of(204, NONE);

    private final int status;
    private final Body body;
    private final Caching caching;
    private final @Nullable Header last;

    private final @Nullable String revisionToken;

    private Reply(int status, Body body, Caching caching, @Nullable Header last, @Nullable String revision) {
        this.status = status;
        this.body = body;
        this.caching = caching;
        this.last = last;
        this.revisionToken = revision;
    }

    private static Reply of(int status, Body body) {
        return new Reply(status, body, Caching.NO_STORE, null, null);
    }

    /// 200 with the value as JSON.
    public static Reply ok(Object value) {
        return of(200, value);
    }

    /// 200 with rendered JSON, the fastest kind.
    public static Reply ok(RenderedBody renderedBody) {
        return of(200, new Body.Ready(renderedBody));
    }

    /// 200 with a streamed JSON array.
    ///
    /// @param elements values, or [RenderedBody]s
    public static Reply array(Iterator<?> elements) {
        return of(200, new Body.Elements(null, elements));
    }

    /// 200 with an object whose only member is a streamed JSON array.
    ///
    /// @param member the name of the member: letters only
    /// @param elements values, or [RenderedBody]s
    public static Reply array(String member, Iterator<?> elements) {
        return of(200, new Body.Elements(member, elements));
    }

    /// 201 with the value as JSON.
    ///
    /// @param path the path of the new object below the context path
    public static Reply created(Request request, String path, Object value) {
        return of(201, value).with("Location", request.baseUrl() + path);
    }

    /// 204.
    public static Reply noContent() {
        return NO_CONTENT;
    }

    /// 304: the client's copy is still current.
    public static Reply notModified() {
        return of(304, NONE);
    }

    /// The status with rendered JSON.
    public static Reply ready(int status, RenderedBody renderedBody) {
        return of(status, new Body.Ready(renderedBody));
    }

    /// The status with the value as JSON.
    public static Reply of(int status, Object value) {
        return of(status, new Body.Value(value));
    }

    /// 200 with rendered content that is not JSON.
    public static Reply content(String type, RenderedBody bytes) {
        return of(200, new Body.Content(type, bytes));
    }

    /// 200 with streamed content that is not JSON.
    public static Reply streamed(String type, Writer writer) {
        return of(200, new Body.Streamed(type, writer));
    }

    /// This reply with the header, which replaces an earlier one with the same name; `Set-Cookie` is added instead.
    ///
    /// @throws IllegalArgumentException if the value has a character outside of printable ASCII
    public Reply with(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new IllegalArgumentException("The value of the header " + name + " is not printable ASCII");
            }
        }
        return new Reply(status, body, caching, new Header(name, value, last), revisionToken);
    }

    /// The same reply, which states as of which revision it answers.
    ///
    /// @param token opaque, see `X-Muster-Revision` in docs/http.md
    public Reply asOf(String token) {
        return new Reply(status, body, caching, last, token);
    }

    /// This reply with the header, whose value is a number.
    public Reply with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /// This reply with the cache headers of answers around log-in.
    public Reply noStoreAuth() {
        return new Reply(status, body, Caching.NO_STORE_AUTH, last, revisionToken);
    }

    /// The revision as of which it answers; null if it states none.
    public @Nullable String revisionToken() {
        return revisionToken;
    }

    public int status() {
        return status;
    }

    /// The value that was set last for the header; upper and lower case are equal in its name.
    public Optional<String> header(String name) {
        for (Header header = last; header != null; header = header.before) {
            if (header.name.equalsIgnoreCase(name)) {
                return Optional.of(header.value);
            }
        }
        return Optional.empty();
    }

    /// The headers in the order in which they were set.
    public List<Header> headers() {
        Header only = last;
        if (only == null) {
            return List.of();
        }
        if (only.before == null) {
            return List.of(only);
        }
        List<Header> headers = new ArrayList<>();
        for (Header header = only; header != null; header = header.before) {
            headers.addFirst(header);
        }
        return headers;
    }

    public Body body() {
        return body;
    }

    public Caching caching() {
        return caching;
    }

    public boolean success() {
        return status >= 200 && status < 300;
    }
}
