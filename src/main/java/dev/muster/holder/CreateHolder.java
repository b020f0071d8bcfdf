package dev.muster.holder;

import dev.muster.base.Problem;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a user or group, and does to it all that was asked for with it.
///
/// What is wrong with the new one itself, such as a name that is taken, is refused last: after what isn't there and
/// what isn't the caller's (docs/decisions/0010). To find that out, the rest is then decided for a stand-in, which is
/// thrown away with the draft. Refuses as the use cases do that it consists of.
///
/// @param create what was asked for
/// @param standIn creates the same one with names that are free
/// @param rest what is to be done to the new one
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
