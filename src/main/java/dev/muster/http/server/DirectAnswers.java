package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.Json;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers, in the contract's error shape, for what never reaches a route: requests that the web
/// server can't make sense of, or doesn't want to. The connection is closed behind them.
///
/// HTTP/1.0 gets 505; requests that are too long or malformed get 400 with `request.refused`.
final class DirectAnswers implements DirectHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DirectAnswers.class);

    private final Supplier<Reply.Header> stated;

    private DirectAnswers(Supplier<Reply.Header> stated) {
        this.stated = stated;
    }

    /// @param stated a header for every answer
    static DirectHandlers handlers(Supplier<Reply.Header> stated) {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, new DirectAnswers(stated));
        }
        return builder.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status defaultStatus,
            ServerResponseHeaders responseHeaders,
            String message) {
        String ticket = Problems.newTicket();
        int status = status(eventType, defaultStatus);
        LOG.info("{}: {} {} ticket={}", eventType, status, code(status, defaultStatus), ticket);
        TransportResponse.Builder answer = TransportResponse.builder()
                .status(Status.create(status))
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, Problems.CONTENT_TYPE)
                .header(HeaderNames.CACHE_CONTROL, "no-store");
        for (Reply.Header header : Heads.ALWAYS) {
            answer.header(HeaderValues.create(header.name(), header.value()));
        }
        Reply.Header own = stated.get();
        answer.header(HeaderValues.create(own.name(), own.value()));
        return answer.entity(Json.write(body(status, defaultStatus, ticket))).build();
    }

    /// Never 413, 414 or 431: the official client repeats some of them, and the contract knows none.
    private static int status(EventType type, Status given) {
        return switch (type) {
            case HTTP_VERSION_NOT_SUPPORTED -> 505;
            case INTERNAL_ERROR -> 500;
            default -> given.code() == 503 || given.code() == 501 ? given.code() : 400;
        };
    }

    /// What is wrong is not told: it would be the web server's words.
    static Problem refused() {
        return new Problem.Invalid("request.refused", "The request is malformed, or longer than this server takes");
    }

    /// The body is larger than the limit.
    static Problem tooLarge() {
        return new Problem.Invalid("body.too_large", "The body is larger than this server takes");
    }

    /// What the log calls it by; the event alone says it where there is no word of ours.
    private static String code(int status, Status given) {
        return switch (status) {
            case 400 -> invalid(given).code();
            case 503 -> busy().code();
            default -> "-";
        };
    }

    private static Problem invalid(Status given) {
        return given.code() == 413 ? tooLarge() : refused();
    }

    private static Problem busy() {
        return new Problem.Busy("server.busy", "Too many requests at once", 1);
    }

    private static Problems.ErrorJson body(int status, Status given, String ticket) {
        return switch (status) {
            case 400 -> Problems.body(invalid(given), ticket);
            case 503 -> Problems.body(busy(), ticket);
            case 505 -> new Problems.ErrorJson("ERR010", "HTTP/1.1 is needed", null, ticket);
            default -> new Problems.ErrorJson("ERR001", "The request could not be handled", null, ticket);
        };
    }
}
