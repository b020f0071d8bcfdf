package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers to requests that the web server refuses before they reach a route, in the contract's error shape. The
/// connection is closed after such an answer.
///
/// HTTP/1.0 gets 505; a request that is too long or malformed gets 400 with `request.refused`.
final class DirectAnswers implements DirectHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DirectAnswers.class);

    private final UnaryOperator<Reply> withDefaultHeader;

    private DirectAnswers(UnaryOperator<Reply> withDefaultHeader) {
        this.withDefaultHeader = withDefaultHeader;
    }

    /// @param withDefaultHeader adds the header of every answer
    static DirectHandlers handlers(UnaryOperator<Reply> withDefaultHeader) {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, new DirectAnswers(withDefaultHeader));
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
        Rendering.Whole whole = Rendering.refusal(withDefaultHeader.apply(reply(status, defaultStatus, ticket)));
        TransportResponse.Builder answer = TransportResponse.builder()
                .status(Status.create(status))
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, Problems.CONTENT_TYPE)
                .header(HeaderNames.CACHE_CONTROL, "no-store");
        Heads.ALWAYS.forEach(header -> answer.header(HeaderValues.create(header.name(), header.value())));
        whole.head().headers().forEach(header -> answer.header(HeaderValues.create(header.name(), header.value())));
        return answer.entity(whole.body().bytes()).build();
    }

    /// The status of the answer. It is never 413, 414 or 431: the official client repeats a request after some of
    /// them, and the contract has none of them.
    private static int status(EventType type, Status webServerStatus) {
        return switch (type) {
            case HTTP_VERSION_NOT_SUPPORTED -> 505;
            case INTERNAL_ERROR -> 500;
            default -> webServerStatus.code() == 503 || webServerStatus.code() == 501 ? webServerStatus.code() : 400;
        };
    }

    /// The problem of a malformed or too long request. Its message has no details, because only the web server knows
    /// them, in its own words.
    static Problem refused() {
        return new Problem.Invalid("request.refused", "The request is malformed, or longer than this server accepts");
    }

    /// The problem of a body that is larger than the limit.
    static Problem tooLarge() {
        return new Problem.Invalid(
                "body.too_large", "The body is larger than this server accepts. Send less in one request");
    }

    /// The problem's code for the log; a dash where the event says enough.
    private static String code(int status, Status webServerStatus) {
        return switch (status) {
            case 400 -> invalid(webServerStatus).code();
            case 503 -> busy().code();
            default -> "-";
        };
    }

    private static Problem invalid(Status webServerStatus) {
        return webServerStatus.code() == 413 ? tooLarge() : refused();
    }

    private static Problem busy() {
        return new Problem.Busy("server.busy", "Too many requests at once. Try again later", 1);
    }

    private static Reply reply(int status, Status webServerStatus, String ticket) {
        return switch (status) {
            case 400 -> Problems.reply(invalid(webServerStatus), ticket);
            case 503 -> Problems.reply(busy(), ticket);
            case 505 -> Problems.noVersion(ticket);
            default -> Problems.unable(status, ticket);
        };
    }
}
