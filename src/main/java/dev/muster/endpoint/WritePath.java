package dev.muster.endpoint;

import dev.muster.base.Problem;
import dev.muster.directory.Directory;
import dev.muster.http.Reply;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.UseCase;
import dev.muster.ledger.WriteResult;
import dev.muster.privilege.Permit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The way of every write from a route to the ledger.
///
/// The use case is decided together with the caller's session and the permit of the route, on the very picture on
/// which it is decided; the answer is rendered from the picture after it. A log-out that comes first, even while
/// the body of the call still arrives, stops the write.
public final class WritePath {

    /// From this status on an answer is a refusal.
    private static final int REFUSED = 400;

    private final Ledger ledger;
    private final Idempotency idempotency;

    public WritePath(Ledger ledger) {
        this.ledger = ledger;
        this.idempotency = new Idempotency(ledger);
    }

    /// Writes, with the comment for the journal that the request has, and answers from what came of it.
    ///
    /// Refuses as the use case does, and with `session.none`.
    ///
    /// @param answer gets the call on the picture after the use case
    public Reply run(Call call, UseCase useCase, Function<Call, Reply> answer) {
        return run(call, useCase, answer, after -> {});
    }

    /// As [#run(Call, UseCase, Function)], with an action after the change.
    ///
    /// @param done gets the call on the picture after the use case, once that is stored; not called if the same
    ///     `Idempotency-Key` was answered before
    public Reply run(Call call, UseCase useCase, Function<Call, Reply> answer, Consumer<Call> done) {
        UseCase commented = JournalComment.with(JournalComment.comment(call.request()), useCase);
        Optional<Idempotency.Key> key = Idempotency.of(call);
        if (key.isEmpty()) {
            return write(call, commented, answer, done, key);
        }
        requireSession(ledger.isSessionValid(call.session())); // an answer that was kept is for who is logged in, too
        return idempotency.once(key.get(), () -> write(call, commented, answer, done, key));
    }

    private Reply write(
            Call call,
            UseCase useCase,
            Function<Call, Reply> answer,
            Consumer<Call> done,
            Optional<Idempotency.Key> key) {
        Permit permit = call.request().route().permit();
        Optional<IfMatch> condition = IfMatch.of(call);
        WriteResult result = ledger.write(call.caller(), draft -> {
            try {
                requireSession(draft.isSessionValid(call.session()));
                Guard.require(draft.access(), draft.caller().user(), permit, Guard.self(permit, call));
                Directory before = draft.now();
                useCase.decide(draft);
                // After the decision: a caller who may not see or alter the object is told that, and not its version.
                condition.ifPresent(match -> match.require(before));
                key.ifPresent(of -> keep(of, answer.apply(call.on(draft.picture())), draft));
            } catch (Problem problem) {
                throw problem.asOf(draft.revisionToken());
            }
        });
        Call after = call.on(result.after());
        done.accept(after);
        return result.answers().isEmpty()
                ? answer.apply(after).asOf(result.after().revisionToken())
                : Idempotency.reply(result.answers().getLast());
    }

    /// One that says that nothing was done isn't kept.
    private static void keep(Idempotency.Key key, Reply reply, Draft draft) {
        if (reply.status() < REFUSED) {
            draft.keep(key.answered(reply, draft));
        }
    }

    private static void requireSession(boolean goesOn) {
        if (!goesOn) {
            throw Guard.noSession();
        }
    }
}
