package dev.muster.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Turns problems and bugs into replies: the only place that knows which status a problem has.
///
/// The body is the contract's (contract 0.6): `code`, `message`, `iServerCode` where the original
/// has one, `ticketId`. The code is never empty, because the official client ignores an error
/// without a code. Two exact texts are reserved for routes and methods that don't exist; the official
/// client takes them for "this server can't do that" and goes on.
public final class Problems {

    /// The content type of every error. One client reads the body only with exactly this text.
    public static final String CONTENT_TYPE = "application/json;charset=UTF-8";

    private static final String NO_ROUTE = "HTTP 404 Not Found";
    private static final String NO_METHOD = "HTTP 405 Method Not Allowed";

    private Problems() {}

    /// The contract's error body.
    ///
    /// @param ticketId 32 lower-case hex digits, also in the log
    @JsonPropertyOrder({"code", "message", "iServerCode", "ticketId"})
    public record ErrorJson(
            String code, String message, @Nullable Integer iServerCode, String ticketId) {}

    /// The reply for a problem, with a new ticket.
    public static Reply reply(Problem problem) {
        return reply(problem, newTicket());
    }

    /// The reply for a problem, with a ticket that is in the log too.
    public static Reply reply(Problem problem, String ticket) {
        Reply reply = rendered(problem, ticket);
        String revision = problem.revisionToken();
        return revision == null ? reply : reply.asOf(revision);
    }

    private static Reply rendered(Problem problem, String ticket) {
        return switch (problem) {
            case Problem.Invalid p -> error(400, p, ticket);
            case Problem.Unauthenticated p -> error(401, p, ticket).noStoreAuth();
            case Problem.NotPermitted p -> error(403, p, ticket);
            case Problem.NoRight p -> error(403, p, ticket);
            case Problem.NotFound p -> error(404, p, ticket);
            case Problem.Conflict p -> error(409, p, ticket);
            case Problem.Stale p -> error(412, p, ticket);
            case Problem.Busy p -> error(503, p, ticket).with("Retry-After", p.retryAfterSeconds());
        };
    }

    /// The reply for a bug or an outage: a ticket, and no detail about the program.
    public static Reply bug(String ticket) {
        return error(500, WireCode.general(), "Internal error, see the server's log for ticket " + ticket, ticket);
    }

    /// The reply if no route has the path.
    public static Reply noRoute(String ticket) {
        return error(404, new WireCode("ERR004", null), NO_ROUTE, ticket);
    }

    /// The reply if routes have the path, but none of them has the method.
    public static Reply noMethod(String allow, String ticket) {
        return error(405, WireCode.general(), NO_METHOD, ticket).with("Allow", allow);
    }

    /// The reply to a request with a version of HTTP that the server does not speak.
    public static Reply noVersion(String ticket) {
        return error(505, new WireCode("ERR010", null), "This server needs HTTP/1.1", ticket);
    }

    /// The reply if the web server itself could not handle the request.
    public static Reply unable(int status, String ticket) {
        return error(status, WireCode.general(), "The server could not handle the request", ticket);
    }

    /// The code of the problem on the wire, such as `ERR004`, for answers that list several problems.
    public static String wireCode(Problem problem) {
        return WireCode.of(problem).code();
    }

    /// 32 lower-case hex digits that no other answer has.
    public static String newTicket() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Hex.text(random.nextLong(), random.nextLong()).toLowerCase(Locale.ROOT);
    }

    private static Reply error(int status, Problem problem, String ticket) {
        return error(status, WireCode.of(problem), problem.getMessage(), ticket);
    }

    private static Reply error(int status, WireCode wire, String message, String ticket) {
        return Reply.of(status, new ErrorJson(wire.code(), message, wire.iServerCode(), ticket));
    }
}
