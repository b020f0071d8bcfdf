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

/// The way of every writing call to the ledger, except for log-in and log-out.
///
/// The caller's session and the permit of the route are checked again on the draft on which the use case decides. So a
/// log-out that comes first stops the write, even if the body of the call is still arriving. The answer is rendered
/// from the picture after the change.
public final class WritePath {

    /// The lowest status of a refusal.
    private static final int REFUSED = 400;

    private final Ledger ledger;
    private final Idempotency idempotency;

    public WritePath(Ledger ledger) {
        this.ledger = ledger;
        this.idempotency = new Idempotency(ledger);
    }

    /// Runs the use case with the request's comment for the journal, and answers from the picture after it.
    ///
    /// Refuses as the use case does, and with `session.none`.
    ///
    /// @param answer gets the call on the picture after the use case
    public Reply run(Call call, UseCase useCase, Function<Call, Reply> answer) {
        return run(call, useCase, answer, after -> {});
    }

    /// The same as [#run(Call, UseCase, Function)], with an action after the change is stored.
    ///
    /// @param done the action; gets the call on the picture after the use case. It does not run if the answer is
    ///     a kept one
    public Reply run(Call call, UseCase useCase, Function<Call, Reply> answer, Consumer<Call> done) {
        UseCase commented = JournalComment.with(JournalComment.comment(call.request()), useCase);
        Optional<Idempotency.Key> key = Idempotency.of(call);
        if (key.isEmpty()) {
            return write(call, commented, answer, done, key);
        }
        requireSession(ledger.isSessionValid(call.session())); // a kept answer needs a live session, too
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
                draft.access().requirePermit(draft.caller().user(), permit, Guard.self(permit, call));
                Directory before = draft.now();
                useCase.decide(draft);
                // After the decision: a caller who may not see or alter the object must learn that, and not its
                // version.
                condition.ifPresent(match -> match.require(before));
                key.ifPresent(of -> keep(of, answer.apply(call.withPicture(draft.picture())), draft));
            } catch (Problem problem) {
                throw problem.asOf(draft.revisionToken());
            }
        });
        Call after = call.withPicture(result.after());
        done.accept(after);
        return result.answers().isEmpty()
                ? answer.apply(after).asOf(result.after().revisionToken())
                : Idempotency.reply(result.answers().getLast());
    }

    /// Keeps the answer, unless it is a refusal.
    private static void keep(Idempotency.Key key, Reply reply, Draft draft) {
        if (reply.status() < REFUSED) {
            draft.keep(key.answered(reply, draft));
        }
    }

    private static void requireSession(boolean valid) {
        if (!valid) {
            throw Guard.noSession();
        }
    }
}
