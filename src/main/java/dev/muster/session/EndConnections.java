package dev.muster.session;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;

/// Ends several sessions, each by itself: the refusal of one leaves that session alive. Its reason can be asked
/// on the resulting picture ([EndConnection#refusal]), because ending sessions changes neither privileges nor
/// sight.
record EndConnections(List<EndConnection> ends) implements UseCase {

    @Override
    public void decide(Draft draft) {
        ends.stream()
                .filter(end -> end.refusal(draft.sight(), draft.authority()).isEmpty())
                .forEach(end -> end.decide(draft));
    }
}
