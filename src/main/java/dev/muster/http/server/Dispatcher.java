package dev.muster.http.server;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.http.FieldSelection;
import dev.muster.http.Problems;
import dev.muster.http.RawRequest;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.http.RevisionHeader;
import dev.muster.http.Route;
import dev.muster.http.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The path of every request: finds its route, runs the handler, turns problems and bugs into replies, adds headers
/// that depend on the caller, and writes the log line.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /// HTTP Strict Transport Security for a year, the usual time.
    private static final String HSTS = "max-age=31536000";

    /// The seconds that a client waits while the server stops: long enough for another server to take its place.
    private static final int STOPPING_RETRY_SECONDS = 5;

    private final Router router;
    private final Cors cors;
    private final RevisionHeader revisionHeader;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Dispatcher(Settings settings, List<Route> routes, RevisionHeader revisionHeader) {
        this.router = new Router(settings.contextPath(), routes);
        this.cors = new Cors(settings.corsOrigins());
        this.revisionHeader = revisionHeader;
    }

    /// Refuses every new request with 503 from now on.
    void refuseNew() {
        stopping.set(true);
    }

    /// Answers the request.
    ///
    /// @throws IOException if the answer can't be completed, so that the connection can't be used any more
    void dispatch(RawRequest incoming, Outgoing out) throws IOException {
        Answer answer = answer(incoming);
        Reply reply = cors.apply(incoming, withDefaultHeader(answer.reply));
        if (incoming.secure()) {
            reply = reply.with("Strict-Transport-Security", HSTS);
        }
        send(incoming, out, new Answer(reply, answer.fields));
    }

    /// The reply with the header of every answer.
    Reply withDefaultHeader(Reply reply) {
        return revisionHeader.on(reply);
    }

    private record Answer(Reply reply, FieldSelection fields) {}

    private void send(RawRequest incoming, Outgoing out, Answer answer) throws IOException {
        ObservedOutgoing observed = new ObservedOutgoing(out);
        try {
            Rendering.send(answer.reply, answer.fields, acceptsGzip(incoming), observed);
        } catch (ConnectionLost e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            Reply reply = withDefaultHeader(
                    e instanceof Problem problem ? refusal("answer", problem) : bug(incoming, "answer", e));
            if (observed.started) {
                throw new ConnectionLost("The answer failed after its first bytes were sent");
            }
            Rendering.send(reply, FieldSelection.ALL, false, out);
        }
    }

    private Answer answer(RawRequest incoming) {
        String where = incoming.method();
        try {
            if (stopping.get()) {
                Problem busy = new Problem.Busy(
                        "server.stopping", "The server is stopping. Try again later", STOPPING_RETRY_SECONDS);
                return plain(refusal(where, busy).with("Connection", "close"));
            }
            if (incoming.path().equals("*")) {
                return plain(options(router.allowAnywhere()));
            }
            return switch (router.match(incoming.method(), incoming.path())) {
                case Router.Unknown _ -> plain(noRoute(incoming));
                case Router.WrongMethod(var allow) -> plain(otherMethod(incoming, allow));
                case Router.Found found -> withCaching(handled(incoming, found), found.route());
            };
        } catch (Problem problem) {
            return plain(refusal(where, problem));
        } catch (ConnectionLost e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return plain(bug(incoming, where, e));
        }
    }

    private static Answer withCaching(Answer answer, Route route) {
        return route.concernsLogIn() ? new Answer(answer.reply.noStoreAuth(), answer.fields) : answer;
    }

    private Answer handled(RawRequest incoming, Router.Found found) {
        String where = found.route().name();
        try {
            Request request = new Request(incoming, found);
            return new Answer(found.route().handler().handle(request), request.fields());
        } catch (Problem problem) {
            return plain(refusal(where, problem));
        } catch (ConnectionLost e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return plain(bug(incoming, where, e));
        }
    }

    private static Reply otherMethod(RawRequest incoming, String allow) {
        if (incoming.method().equals("OPTIONS")) {
            return options(allow);
        }
        String ticket = Problems.newTicket();
        LOG.info("{} {}: 405 ticket={}", Text.shown(incoming.method()), Text.shown(incoming.path()), ticket);
        return Problems.noMethod(allow, ticket);
    }

    private static Reply noRoute(RawRequest incoming) {
        String ticket = Problems.newTicket();
        LOG.info("{} {}: 404 ticket={}", Text.shown(incoming.method()), Text.shown(incoming.path()), ticket);
        return Problems.noRoute(ticket);
    }

    private static Reply options(String allow) {
        return Reply.noContent().with("Allow", allow);
    }

    private static Reply refusal(String where, Problem problem) {
        String ticket = Problems.newTicket();
        Reply reply = Problems.reply(problem, ticket);
        LOG.info("{}: {} {} ticket={}", where, reply.status(), problem.code(), ticket);
        return reply;
    }

    private static Reply bug(RawRequest incoming, String where, Throwable bug) {
        String ticket = Problems.newTicket();
        LOG.error("{} ({} {}): ticket={}", where, incoming.method(), Text.shown(incoming.path()), ticket, bug);
        return Problems.bug(ticket);
    }

    private static Answer plain(Reply reply) {
        return new Answer(reply, FieldSelection.ALL);
    }

    /// Whether `gzip` is among the accepted encodings with a weight above 0.
    private static boolean acceptsGzip(RawRequest incoming) {
        String accepted = incoming.header("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        int at = accepted.indexOf("gzip");
        if (at < 0) {
            return false;
        }
        int end = accepted.indexOf(',', at);
        String weight = accepted.substring(at + "gzip".length(), end < 0 ? accepted.length() : end)
                .replace(" ", "");
        return !weight.startsWith(";q=0") || weight.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    /// Records whether anything was sent: until then, another answer can still be sent instead.
    private static final class ObservedOutgoing implements Outgoing {
        private final Outgoing out;
        private boolean started;

        ObservedOutgoing(Outgoing out) {
            this.out = out;
        }

        @Override
        public void send(Head head, byte[] body) {
            started = true;
            out.send(head, body);
        }

        @Override
        public OutputStream open(Head head) {
            started = true;
            return out.open(head);
        }
    }
}
