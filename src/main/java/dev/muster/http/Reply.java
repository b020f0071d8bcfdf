package dev.muster.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes back to the client: status, headers, body. Immutable.
///
/// The headers that every answer has are not part of it; the caller's `fields` are applied to
/// successful JSON bodies where replies are sent, so no handler has to.
public final class Reply {

    /// How the answer is to be kept by those on the way.
    public enum Caching {
        /// Not at all.
        NO_STORE,
        /// As answers around log-in say it, older caches included.
        NO_STORE_AUTH
    }

    /// Writes a body piece by piece. What it throws after the first bytes have gone cuts the connection.
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The kinds of bodies.
    public sealed interface Body {

        /// No body.
        record None() implements Body {}

        /// Ready-made JSON.
        record Ready(RenderedBody renderedBody) implements Body {}

        /// A value to be written as JSON.
        record Value(Object value) implements Body {}

        /// A JSON array that is written while its elements are taken, so that it never stands in memory as a whole.
        ///
        /// @param member of the object that it is the only member of; null: it stands by itself
        record Elements(@Nullable String member, Iterator<?> elements) implements Body {}

        /// Anything but JSON, ready-made.
        record Content(String type, RenderedBody bytes) implements Body {}

        /// Anything but JSON, written piece by piece.
        record Written(String type, Writer writer) implements Body {}
    }

    /// A header, in a chain with those that were set before it.
    public record Header(
            String name, String value, @Nullable Header before) {}

    private static final Body NONE = new Body.None();
    private static final Reply NO_CONTENT = of(204, NONE);

    private final int status;
    private final Body body;
    private final Caching caching;
    private final @Nullable Header last;

    private final @Nullable String revision;

    private Reply(int status, Body body, Caching caching, @Nullable Header last, @Nullable String revision) {
        this.status = status;
        this.body = body;
        this.caching = caching;
        this.last = last;
        this.revision = revision;
    }

    private static Reply of(int status, Body body) {
        return new Reply(status, body, Caching.NO_STORE, null, null);
    }

    /// 200 with the value as JSON.
    public static Reply ok(Object value) {
        return of(200, value);
    }

    /// 200 with ready-made JSON, the fastest kind.
    public static Reply ok(RenderedBody renderedBody) {
        return of(200, new Body.Ready(renderedBody));
    }

    /// 200 with a JSON array whose elements are taken while it is sent; each a value, or [RenderedBody].
    public static Reply array(Iterator<?> elements) {
        return of(200, new Body.Elements(null, elements));
    }

    /// The same array as the one member of an object.
    ///
    /// @param member a plain word
    public static Reply array(String member, Iterator<?> elements) {
        return of(200, new Body.Elements(member, elements));
    }

    /// 201 with the value as JSON.
    ///
    /// @param location absolute, see [Request#baseUrl]
    public static Reply created(String location, Object value) {
        return of(201, value).with("Location", location);
    }

    /// 204.
    public static Reply noContent() {
        return NO_CONTENT;
    }

    /// 304: what the client has is still the same.
    public static Reply notModified() {
        return of(304, NONE);
    }

    /// Any status with ready-made JSON.
    public static Reply ready(int status, RenderedBody renderedBody) {
        return of(status, new Body.Ready(renderedBody));
    }

    /// Any status with the value as JSON.
    public static Reply of(int status, Object value) {
        return of(status, new Body.Value(value));
    }

    /// 200 with anything but JSON.
    public static Reply content(String type, RenderedBody bytes) {
        return of(200, new Body.Content(type, bytes));
    }

    /// 200 with anything but JSON, written while it is sent.
    public static Reply written(String type, Writer writer) {
        return of(200, new Body.Written(type, writer));
    }

    /// With the header; one that was set before under this name gives way, but for `Set-Cookie`.
    ///
    /// @throws IllegalArgumentException if the value could end the header
    public Reply with(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new IllegalArgumentException("No text for a header: " + name);
            }
        }
        return new Reply(status, body, caching, new Header(name, value, last), revision);
    }

    /// The same reply, which states as of which revision it answers.
    ///
    /// @param token opaque, see `X-Muster-Revision` in docs/http.md
    public Reply asOf(String token) {
        return new Reply(status, body, caching, last, token);
    }

    /// With the header, for counts.
    public Reply with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /// With the cache headers that answers around log-in have.
    public Reply noStoreAuth() {
        return new Reply(status, body, Caching.NO_STORE_AUTH, last, revision);
    }

    /// The revision as of which it answers; null if it states none.
    public @Nullable String revision() {
        return revision;
    }

    public int status() {
        return status;
    }

    /// The value of the header that was set last under this name, in any case.
    public Optional<String> header(String name) {
        for (Header header = last; header != null; header = header.before) {
            if (header.name.equalsIgnoreCase(name)) {
                return Optional.of(header.value);
            }
        }
        return Optional.empty();
    }

    /// The headers in the order they were set.
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
