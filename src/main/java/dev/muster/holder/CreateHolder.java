package dev.muster.holder;

import dev.muster.base.Problem;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a user or group, and applies all further requests about it.
///
/// A fault of the new holder itself, such as a name that is taken, is refused last: after objects that do not
/// exist and authority that is missing (docs/decisions/0010). To find those, the further requests are decided for
/// a stand-in, which is discarded with the draft. Refuses as its parts do.
///
/// @param create creates the holder
/// @param standIn creates the same holder with names that are free
/// @param rest the further requests
public record CreateHolder(UseCase create, UseCase standIn, List<UseCase> rest) implements UseCase {

    public CreateHolder {
        rest = List.copyOf(rest);
    }

    @Override
    public void decide(Draft draft) {
        Problem flaw = flaw(draft);
        if (flaw != null) {
            standIn.decide(draft);
        }
        rest.forEach(step -> step.decide(draft));
        if (flaw != null) {
            throw flaw;
        }
    }

    private @Nullable Problem flaw(Draft draft) {
        try {
            create.decide(draft);
            return null;
        } catch (Problem.Invalid | Problem.Conflict flaw) {
            return flaw;
        }
    }
}
