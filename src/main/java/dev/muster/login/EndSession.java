package dev.muster.login;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Ends a session. A session that has ended already stays ended.
public record EndSession(Session session) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.keep(session.withEnded());
    }
}
