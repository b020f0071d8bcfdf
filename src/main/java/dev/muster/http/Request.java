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

/// What a client asks, as a handler reads it. One thread's; nothing can be attached to it.
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

    /// The route that was found.
    public Route route() {
        return found.route();
    }

    /// The route's method: GET for a HEAD request.
    public Method method() {
        return found.route().method();
    }

    /// The parameter of the path, decoded.
    ///
    /// @throws IllegalArgumentException if the route's path has no such parameter
    public String path(String name) {
        int index = found.names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "No {" + name + "} in " + found.route().path());
        }
        return found.values().get(index);
    }

    /// What is asked for, however its path is spelt: the route with the values of its parameters, ids in upper case,
    /// and the query as it was sent.
    public String target() {
        String values = found.values().stream()
                .map(value -> Hex.isId(value) ? value.toUpperCase(Locale.ROOT) : value)
                .collect(Collectors.joining("/"));
        return found.route().path() + " " + values + "?" + incoming.query();
    }

    /// The query's parameter, if it was given with a value.
    public Optional<String> query(String name) {
        return query.first(name);
    }

    /// All values of the query's parameter.
    public List<String> queryAll(String name) {
        return query.all(name);
    }

    /// All values of a query's parameter that clients repeat, or write with commas between.
    public List<String> queryList(String name) {
        return query.all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// The query's whole set of parameters.
    public Parameters query() {
        return query;
    }

    /// The query's parameter as a boolean, in any case, since clients send `True`; false if it wasn't given.
    ///
    /// @throws Problem.Invalid `query.flag`
    public boolean flag(String name) {
        return flag(name, false);
    }

    /// The query's parameter as a boolean, in any case.
    ///
    /// @throws Problem.Invalid `query.flag`
    public boolean flag(String name, boolean otherwise) {
        Optional<String> given = query.first(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        return switch (given.get().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Problem.Invalid("query.flag", name + " is true or false: '" + Text.shown(given.get()) + "'");
        };
    }

    /// The query's parameter as an integer.
    ///
    /// @throws Problem.Invalid `query.integer`
    public OptionalInt integer(String name) {
        Optional<String> given = query.first(name);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(given.get()));
        } catch (NumberFormatException e) {
            throw new Problem.Invalid("query.integer", name + " is an integer: '" + Text.shown(given.get()) + "'");
        }
    }

    /// `offset` and `limit`; the whole list if none was given.
    ///
    /// @throws Problem.Invalid `query.integer`, `page.offset`, `page.limit`
    public Page page() {
        OptionalInt offset = integer("offset");
        OptionalInt limit = integer("limit");
        return offset.isEmpty() && limit.isEmpty() ? Page.ALL : new Page(offset.orElse(0), limit.orElse(Page.NO_LIMIT));
    }

    /// The white-list of members. It is applied to every answer; asking is only worth it before costly work.
    public FieldSelection fields() {
        return fields;
    }

    /// The first value of the header, whose name is matched in any case.
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

    /// Whether a body was sent that is more than blanks.
    public boolean hasBody() {
        return incoming.bodyLength() != 0 && firstByte() >= 0;
    }

    /// Whether the body is a form rather than JSON: said so by its content type, and not looking like JSON.
    /// Command-line clients send JSON with a form's content type.
    public boolean isForm() {
        String type = incoming.header("Content-Type");
        int first = firstByte();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                && first != '{'
                && first != '[';
    }

    /// The body as JSON of that type, whatever its content type says.
    ///
    /// @throws Problem.Invalid `body.missing`, `body.too_large`, `json.malformed`, `json.type`
    public <T> T body(Class<T> type) {
        return Json.read(json(), type);
    }

    /// The body as any JSON value; parsed once, however often it is asked for.
    ///
    /// @throws Problem.Invalid `body.missing`, `body.too_large`, `json.malformed`
    public JsonNode json() {
        JsonNode parsed = json;
        if (parsed == null) {
            if (!hasBody()) {
                throw new Problem.Invalid("body.missing", "Invalid JSON: a body is expected");
            }
            parsed = Json.read(bytes());
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

    /// The body as it was sent; not to be changed.
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

    /// The client's address, as text; behind a trusted proxy the one that the proxy names.
    public String remoteAddress() {
        return incoming.remoteAddress();
    }

    /// Whether the client's own connection is encrypted.
    public boolean secure() {
        return incoming.secure();
    }

    /// What stands in front of a route's path in this server's own URLs: scheme, host, context path.
    public String baseUrl() {
        return incoming.baseUrl();
    }

    /// The first byte that is no blank, or -1.
    private int firstByte() {
        for (byte b : bytes()) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b & 0xFF;
            }
        }
        return -1;
    }
}
