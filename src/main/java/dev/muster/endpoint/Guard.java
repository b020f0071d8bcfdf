package dev.muster.endpoint;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.base.UserId;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.http.RevisionHeader;
import dev.muster.http.Route;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.privilege.Permit;
import dev.muster.store.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The check in front of every endpoint. It takes one picture, finds the session, checks the permit, and states the
/// revision of the answer.
public final class Guard {

    /// The text by which clients recognise a call without a live session, word for word (contract 0.2).
    private static final String SESSION_EXPIRED = "The user's session has expired, please reauthenticate";

    /// The header that carries the session's token.
    public static final String TOKEN = "X-MSTR-AuthToken";

    /// The header that states the revision of an answer, as opaque text.
    public static final String REVISION = "X-Muster-Revision";

    /// The header that asks for an answer that is not older than a revision.
    public static final String MIN_REVISION = "X-Muster-Min-Revision";

    /// The header that asks for an answer as of an earlier revision, so that all pages of a list have the same
    /// revision.
    public static final String AT_REVISION = "X-Muster-At-Revision";

    /// The longest time that a request waits for the revision in its header.
    public static final Duration REVISION_WAIT_MAX = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final SessionRegistry sessions;
    private final SecurityLog log;

    /// @param log records refusals for lack of a privilege or a right
    public Guard(Ledger ledger, SessionRegistry sessions, SecurityLog log) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.log = log;
    }

    /// The route of the endpoint, with the guard in front of its handler.
    public Route route(Endpoint endpoint) {
        return new Route(
                endpoint.method(),
                endpoint.path(),
                endpoint.permit(),
                endpoint.name(),
                switch (endpoint.action()) {
                    case Endpoint.Open open -> request -> open(open, request);
                    case Endpoint.Guarded guarded -> request -> guarded(guarded, endpoint.permit(), request);
                },
                endpoint.safe());
    }

    private Reply open(Endpoint.Open action, Request request) {
        Optional<String> revisionToken = request.header(MIN_REVISION);
        Picture picture =
                revisionToken.isPresent() ? ledger.atLeast(revisionToken.get(), REVISION_WAIT_MAX) : ledger.now();
        return asOf(picture, () -> action.answer(picture, request));
    }

    private Reply guarded(Endpoint.Guarded action, Permit permit, Request request) {
        SessionRegistry.FoundSession found = found(request);
        Picture latest = found.picture();
        return asOf(latest, () -> {
            Session session = found.session();
            Caller caller = new Caller(session.user(), Author.API, request.remoteAddress());
            return logged(action, permit, new Call(latest, caller, session, request));
        });
    }

    /// Finds the session first: a caller without a session is refused at once and does not wait for a revision.
    private SessionRegistry.FoundSession found(Request request) {
        String token = request.header(TOKEN).orElseThrow(Guard::noToken);
        SessionRegistry.FoundSession found = found(ledger.now(), token);
        Optional<String> revisionToken = request.header(MIN_REVISION);
        return revisionToken.isEmpty() ? found : found(ledger.atLeast(revisionToken.get(), REVISION_WAIT_MAX), token);
    }

    private SessionRegistry.FoundSession found(Picture latest, String token) {
        return sessions.find(latest, token).orElseThrow(Guard::noSession);
    }

    /// Runs the endpoint, and records a refusal for lack of a privilege or a right in the security log.
    private Reply logged(Endpoint.Guarded action, Permit permit, Call call) {
        try {
            Optional<String> earlier = call.request().header(AT_REVISION);
            return earlier.isEmpty() ? permitted(action, permit, call) : earlier(action, permit, call, earlier.get());
        } catch (Problem problem) {
            recordRefusal(call, problem);
            throw problem;
        }
    }

    /// Answers from an earlier picture. The caller needs the permit in the latest picture and in
    /// the earlier one.
    private Reply earlier(Endpoint.Guarded action, Permit permit, Call call, String revisionToken) {
        if (!call.request().route().safe()) {
            throw new Problem.Invalid("revision.write", AT_REVISION + " is for reading only. Send a write without it");
        }
        call.access().requirePermit(call.user(), permit, self(permit, call));
        Picture then = ledger.earlier(revisionToken, REVISION_WAIT_MAX);
        return asOf(then, () -> permitted(action, permit, call.withEarlierPicture(then)));
    }

    private static Reply permitted(Endpoint.Guarded action, Permit permit, Call call) {
        call.access().requirePermit(call.user(), permit, self(permit, call));
        IfMatch.requireObject(call.request());
        return action.answer(call);
    }

    private void recordRefusal(Call call, Problem refused) {
        if (refused instanceof Problem.NotPermitted || refused instanceof Problem.NoRight) {
            String request =
                    call.request().method() + " " + call.request().route().path();
            log.refused(call.user().text(), call.caller().address(), request + ": " + refused.code());
        }
    }

    /// States the revision of the picture, unless the endpoint stated one: the answer to a write is made from a later
    /// picture than the one with which the call began.
    private static Reply asOf(Picture picture, Supplier<Reply> answer) {
        try {
            Reply reply = answer.get();
            return reply.revisionToken() == null ? reply.asOf(picture.revisionToken()) : reply;
        } catch (Problem problem) {
            throw problem.asOf(picture.revisionToken());
        }
    }

    /// The one user whom a call is about, named by the path or by a query for one user of a list. Null if the permit
    /// does not depend on it.
    static @Nullable UserId self(Permit permit, Call call) {
        if (permit.scope() != Permit.Scope.SELF) {
            return null;
        }
        if (call.request().route().hasId()) {
            RawId id = call.id();
            return id == null ? null : id.user();
        }
        List<String> ids = call.request().queryAll("id");
        if (ids.isEmpty() || !ids.stream().allMatch(Hex::isId)) {
            return null;
        }
        UserId one = UserId.of(ids.getFirst());
        return ids.stream().map(UserId::of).allMatch(one::equals) ? one : null;
    }

    /// The header by which every answer states its revision. An answer without a revision of its own states the latest
    /// revision of this node.
    public RevisionHeader revisionHeader() {
        return new RevisionHeader(REVISION, ledger::revisionToken);
    }

    /// The refusal of a call without a live session.
    public static Problem noSession() {
        return new Problem.Unauthenticated("session.none", SESSION_EXPIRED);
    }

    /// The refusal of a call without a token. A client that sends no token, or sends it in `Authorization`, may not
    /// know which header is right.
    private static Problem noToken() {
        return new Problem.Unauthenticated(
                "session.none",
                SESSION_EXPIRED + ". Send the token of POST /api/auth/login in the header " + TOKEN
                        + "; no other header counts, Authorization neither");
    }
}
