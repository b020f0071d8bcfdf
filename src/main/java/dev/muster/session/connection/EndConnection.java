package dev.muster.session.connection;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Ends a session of somebody, unless they hold more than the caller. One that is over already stays over.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
record EndConnection(Session session) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.sight().require(session.user());
        draft.authority().actUpon(session.user());
        if (draft.isLive(session)) {
            draft.keep(session.withEnded());
        }
    }
}
