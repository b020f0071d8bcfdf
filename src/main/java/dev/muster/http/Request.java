package dev.muster.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Hex;
import dev.muster.base.Page;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A client's request as a handler reads it: parameters, headers, body. It is used by one thread, and nothing can be
/// attached to it.
public final class Request {

    private final RawRequest incoming;
    private final Router.Found found;
    private final Parameters query;
    private final FieldSelection fields;
    private byte @Nullable [] body;
    private @Nullable JsonNode json;

    /// @throws Problem.Invalid `url.malformed`
    public Request(RawRequest incoming, Router.Found found) {
        this.incoming = incoming;
        this.found = found;
        this.query = Parameters.of(incoming.query());
        this.fields = query.first("fields").map(FieldSelection::of).orElse(FieldSelection.ALL);
    }

    /// The route that matches the request.
    public Route route() {
        return found.route();
    }

    /// The route's method: GET for a HEAD request.
    public Method method() {
        return found.route().method();
    }

    /// The value of the path's parameter, decoded.
    ///
    /// @throws IllegalArgumentException if the route's path has no such parameter
    public String path(String name) {
        int index = found.names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("The path " + found.route().path() + " has no parameter {" + name + "}");
        }
        return found.values().get(index);
    }

    /// The target of the request in one spelling: the route, the values of its parameters with ids in upper case, and
    /// the query as sent.
    public String target() {
        String values = found.values().stream()
                .map(value -> Hex.isId(value) ? value.toUpperCase(Locale.ROOT) : value)
                .collect(Collectors.joining("/"));
        return found.route().path() + " " + values + "?" + incoming.query();
    }

    /// The value of the query's parameter; empty if it has none.
    public Optional<String> query(String name) {
        return query.first(name);
    }

    /// All values of the query's parameter.
    public List<String> queryAll(String name) {
        return query.all(name);
    }

    /// All values of a query's parameter that clients repeat or separate by commas.
    public List<String> queryList(String name) {
        return query.all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// All parameters of the query.
    public Parameters query() {
        return query;
    }

    /// The query's parameter as a boolean; false if it is absent. `True` counts as `true`, because clients send it.
    ///
    /// @throws Problem.Invalid `query.flag`
    public boolean flag(String name) {
        return flag(name, false);
    }

    /// The query's parameter as a boolean, in upper or lower case.
    ///
    /// @param absent the result if the parameter is absent
    /// @throws Problem.Invalid `query.flag`
    public boolean flag(String name, boolean absent) {
        Optional<String> value = query.first(name);
        if (value.isEmpty()) {
            return absent;
        }
        return switch (value.get().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Problem.Invalid(
                        "query.flag",
                        "The query parameter " + name + " must be true or false, not '" + Text.shown(value.get())
                                + "'");
        };
    }

    /// The query's parameter as an integer.
    ///
    /// @throws Problem.Invalid `query.integer`
    public OptionalInt integer(String name) {
        Optional<String> value = query.first(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value.get()));
        } catch (NumberFormatException e) {
            throw new Problem.Invalid(
                    "query.integer",
                    "The query parameter " + name + " must be a whole number of at most 32 bits, not '"
                            + Text.shown(value.get()) + "'");
        }
    }

    /// The page that `offset` and `limit` describe; the whole list if both are absent.
    ///
    /// @throws Problem.Invalid `query.integer`, `page.offset`, `page.limit`
    public Page page() {
        OptionalInt offset = integer("offset");
        OptionalInt limit = integer("limit");
        return offset.isEmpty() && limit.isEmpty() ? Page.ALL : new Page(offset.orElse(0), limit.orElse(Page.NO_LIMIT));
    }

    /// The selection of members. The server applies it to every answer; a handler needs it only to avoid costly work.
    public FieldSelection fields() {
        return fields;
    }

    /// The first value of the header; upper and lower case are equal in its name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(incoming.header(name));
    }

    /// The value of the cookie, without quotes.
    public Optional<String> cookie(String name) {
        for (String line : incoming.headers("Cookie")) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
                    String value = pair.substring(equals + 1).strip();
                    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                    return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the request has a body with more than blanks.
    public boolean hasBody() {
        return incoming.bodyLength() != 0 && firstByte() >= 0;
    }

    /// Whether the body is a form: its content type says so, and it does not begin like JSON. The second condition is
    /// for command-line clients, which send JSON with a form's content type.
    public boolean isForm() {
        String type = incoming.header("Content-Type");
        int first = firstByte();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                && first != '{'
                && first != '[';
    }

    /// The body as JSON of the type. The request's content type does not matter.
    ///
    /// @throws Problem.Invalid `body.missing`, `body.too_large`, `json.malformed`, `json.type`
    public <T> T body(Class<T> type) {
        return Json.read(json(), type);
    }

    /// The body as any JSON value; parsed once, however often it is asked for.
    ///
    /// @throws Problem.Invalid `body.missing`, `body.too_large`, `json.malformed`
    /// @throws Problem.Busy `server.busy` if there is not enough memory for it now
    public JsonNode json() {
        JsonNode parsed = json;
        if (parsed == null) {
            if (!hasBody()) {
                throw new Problem.Invalid("body.missing", "Invalid JSON: the request has no body. Send a JSON body");
            }
            parsed = Json.read(bytes(), incoming::reserve);
            json = parsed;
        }
        return parsed;
    }

    /// The body as a form.
    ///
    /// @throws Problem.Invalid `body.too_large`, `url.malformed`
    public Parameters form() {
        return Parameters.of(PercentEncoding.utf8(ByteBuffer.wrap(bytes())).strip());
    }

    /// The body as sent. The array must not be changed.
    ///
    /// @throws Problem.Invalid `body.too_large`
    public byte[] bytes() {
        byte[] read = body;
        if (read == null) {
            read = incoming.bodyLength() == 0 ? new byte[0] : incoming.body();
            body = read;
        }
        return read;
    }

    /// The client's IP address as text; behind a trusted proxy, the address that the proxy names.
    public String remoteAddress() {
        return incoming.remoteAddress();
    }

    /// Whether the client's own connection is encrypted.
    public boolean secure() {
        return incoming.secure();
    }

    /// The part of this server's own URLs in front of a route's path: scheme, host, context path.
    public String baseUrl() {
        return incoming.baseUrl();
    }

    /// The first byte that is not a blank, or -1.
    private int firstByte() {
        for (byte b : bytes()) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b & 0xFF;
            }
        }
        return -1;
    }
}
