package dev.muster.session;

import dev.muster.access.Authority;
import dev.muster.access.Sight;
import dev.muster.base.Problem;
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
        require(draft.sight(), draft.authority());
        if (draft.isLive(session)) {
            draft.keep(session.withEnded());
        }
    }

    /// The refusal, if the caller may not end the session.
    Optional<Problem> refusal(Sight sight, Authority authority) {
        try {
            require(sight, authority);
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        }
    }

    private void require(Sight sight, Authority authority) {
        sight.require(session.user());
        authority.requireActUpon(session.user());
    }
}
