package dev.muster.holder;

import dev.muster.base.Problem;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a user or group, and runs the use cases for the rest of the same request, such as memberships.
///
/// A fault of the new holder itself, such as a name that is taken, is refused last: after objects that do not
/// exist and authority that is missing (docs/decisions/0010). To find these, the further use cases are decided for
/// a stand-in, which is discarded with the draft. Refuses as its parts do.
///
/// @param create the use case that creates the holder
/// @param standIn the use case that creates the same holder with names that are free
/// @param rest the further use cases, in order
public record CreateHolder(UseCase create, UseCase standIn, List<UseCase> rest) implements UseCase {

    public CreateHolder {
        rest = List.copyOf(rest);
    }

    @Override
    public void decide(Draft draft) {
        Problem fault = fault(draft);
        if (fault != null) {
            standIn.decide(draft);
        }
        rest.forEach(useCase -> useCase.decide(draft));
        if (fault != null) {
            throw fault;
        }
    }

    /// Creates the holder. Returns the fault of the holder, null if it has none.
    private @Nullable Problem fault(Draft draft) {
        try {
            create.decide(draft);
            return null;
        } catch (Problem.Invalid | Problem.Conflict fault) {
            return fault;
        }
    }
}
