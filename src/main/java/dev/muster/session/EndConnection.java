package dev.muster.session;

import dev.muster.access.Access;
import dev.muster.access.Authority;
import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;
import java.util.Optional;

/// Ends a session of a user who does not hold more than the caller. A session that has ended already stays ended.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
record EndConnection(Session session) implements UseCase {

    @Override
    public void decide(Draft draft) {
        require(draft.access(), draft.caller().user());
        if (draft.isLive(session)) {
            draft.keep(session.withEnded());
        }
    }

    /// Why it would be refused; nothing if it would not.
    Optional<Problem> refusal(Access access, UserId caller) {
        try {
            require(access, caller);
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        }
    }

    private void require(Access access, UserId caller) {
        Sight.of(access, caller).require(session.user());
        Authority.of(access, caller).actUpon(session.user());
    }
}
