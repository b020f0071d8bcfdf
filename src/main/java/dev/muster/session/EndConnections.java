package dev.muster.session;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;

/// Ends several sessions, each by itself: a session whose end is refused stays alive. [EndConnection#refusal] gives
/// the reason, also on the picture after the change, because ending sessions changes neither privileges nor sight.
record EndConnections(List<EndConnection> ends) implements UseCase {

    @Override
    public void decide(Draft draft) {
        ends.stream()
                .filter(end -> end.refusal(draft.sight(), draft.authority()).isEmpty())
                .forEach(end -> end.decide(draft));
    }
}
