package dev.muster.session;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;

/// Ends sessions, each by itself: one that is refused is left to go on, and what it is refused for can be asked of it
/// on the picture that this leaves ([EndConnection#refusal]), since nobody comes to hold or see anything else by it.
record EndConnections(List<EndConnection> ends) implements UseCase {

    @Override
    public void decide(Draft draft) {
        ends.stream()
                .filter(end ->
                        end.refusal(draft.access(), draft.caller().user()).isEmpty())
                .forEach(end -> end.decide(draft));
    }
}
